package org.lamina.graph.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lamina.graph.NodeId;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool2d;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.testkit.Sketch;

/// Compares the formulas with sets of pixels that are carried through the network window by window.
class ReceptiveFieldsTest {
    private static final int HEIGHT = 40;
    private static final int WIDTH = 33;
    /// Stands for cells beyond the border, wherever a window reaches one.
    private static final Integer BEYOND = -1;

    private record Window(int kernel, int stride, int dilation) {}

    private static Sketch image() {
        return Sketch.on(new DataSpec.None()).node("image", new ImageInput(1, HEIGHT, WIDTH));
    }

    private static Conv2d conv(int kernel, int stride, int dilation, Padding padding) {
        return new Conv2d(2, Size.of(kernel), Size.of(stride), padding, Size.of(dilation), Activation.RELU);
    }

    private static Optional<ReceptiveField> field(Sketch sketch, String node) {
        return ReceptiveFields.of(GraphChecker.check(sketch.document()), new NodeId(node));
    }

    private static List<TreeSet<Integer>> pixels(int length) {
        List<TreeSet<Integer>> cells = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            cells.add(new TreeSet<>(List.of(i)));
        }
        return cells;
    }

    /// Cells of a padded row, window by window, as long as a window fits.
    private static List<TreeSet<Integer>> carried(List<TreeSet<Integer>> cells, Window window, Padding padding) {
        List<TreeSet<Integer>> row = new ArrayList<>(cells);
        int reach = (window.kernel() - 1) * window.dilation();
        if (padding == Padding.SAME) {
            int last = (cells.size() - 1) / window.stride() * window.stride();
            boolean behind = true;
            while (row.size() <= last + reach) {
                row.add(behind ? row.size() : 0, new TreeSet<>(List.of(BEYOND)));
                behind = !behind;
            }
        }
        List<TreeSet<Integer>> out = new ArrayList<>();
        for (int from = 0; from + reach < row.size(); from += window.stride()) {
            TreeSet<Integer> seen = new TreeSet<>();
            for (int tap = 0; tap < window.kernel(); tap++) {
                seen.addAll(row.get(from + tap * window.dilation()));
            }
            out.add(seen);
        }
        return out;
    }

    @Test
    void everyCellOfRandomPathsSeesWhatItsWindowsReach() {
        Random random = new Random(7);
        int compared = 0;
        for (int round = 0; round < 300; round++) {
            Sketch sketch = image();
            List<TreeSet<Integer>> rows = pixels(HEIGHT);
            List<TreeSet<Integer>> columns = pixels(WIDTH);
            int layers = 1 + random.nextInt(4);
            for (int layer = 0; layer < layers; layer++) {
                Padding padding = random.nextBoolean() ? Padding.SAME : Padding.VALID;
                boolean pool = random.nextInt(3) == 0;
                Window tall = window(random, pool);
                Window wide = window(random, pool);
                sketch.then("l" + layer, spec(pool, tall, wide, padding));
                rows = carried(rows, tall, padding);
                columns = carried(columns, wide, padding);
            }
            if (rows.isEmpty() || columns.isEmpty()) {
                continue;
            }
            ReceptiveField found = field(sketch, "l" + (layers - 1)).orElseThrow();
            compared += compare(rows, found.height(), HEIGHT) + compare(columns, found.width(), WIDTH);
        }
        assertTrue(compared > 3_000, "only " + compared + " cells were compared");
    }

    private static Window window(Random random, boolean pool) {
        int kernel = 1 + random.nextInt(4);
        return new Window(kernel, 1 + random.nextInt(Math.min(3, kernel)), pool ? 1 : 1 + random.nextInt(2));
    }

    private static LayerSpec spec(boolean pool, Window tall, Window wide, Padding padding) {
        Size kernel = new Size(tall.kernel(), wide.kernel());
        Size stride = new Size(tall.stride(), wide.stride());
        return pool
                ? new Pool2d(Reduction.MAX, kernel, stride, padding)
                : new Conv2d(2, kernel, stride, padding, new Size(tall.dilation(), wide.dilation()), Activation.RELU);
    }

    /// Exactly what is reached; at a border no less than that.
    private static int compare(List<TreeSet<Integer>> cells, ReceptiveField.Axis axis, int length) {
        int exact = 0;
        for (int cell = 0; cell < cells.size(); cell++) {
            TreeSet<Integer> seen = cells.get(cell);
            boolean atBorder = seen.remove(BEYOND);
            if (!atBorder) {
                assertEquals(seen.first().longValue(), axis.first(cell));
                assertEquals(seen.last() + 1L, axis.end(cell, length));
                assertEquals(axis.size(), seen.last() + 1L - seen.first());
                exact++;
            } else if (!seen.isEmpty()) {
                assertTrue(axis.first(cell) <= seen.first() && axis.end(cell, length) > seen.last(), axis + " " + seen);
            }
        }
        return exact;
    }

    @Test
    void leNetSees10Pixels() {
        Pool2d pool = new Pool2d(Reduction.MAX, Size.of(2), Size.of(2), Padding.VALID);
        Sketch leNet = image().chain("conv1", conv(3, 1, 1, Padding.VALID), "pool1", pool)
                .chain("norm", BatchNorm.KIND.defaults(), "conv2", conv(3, 1, 1, Padding.VALID), "pool2", pool)
                .then("flat", new Flatten());

        ReceptiveField.Axis axis = new ReceptiveField.Axis(10, 4, 0);
        assertEquals(Optional.of(new ReceptiveField(axis, axis)), field(leNet, "pool2"));
        assertEquals(Optional.empty(), field(leNet, "flat"));
    }

    @Test
    void aSumSeesWhatItsWaysSeeTogether() {
        Sketch block = image().chain("a", conv(1, 1, 1, Padding.SAME), "b", conv(5, 1, 1, Padding.SAME))
                .from("a")
                .then("sum", new Add())
                .link("b", "sum");

        ReceptiveField.Axis axis = new ReceptiveField.Axis(5, 1, -2);
        assertEquals(Optional.of(new ReceptiveField(axis, axis)), field(block, "sum"));
    }
}
