package org.lamina.samples.template;

import static org.lamina.samples.template.Layers.norm;
import static org.lamina.samples.template.Layers.sums;

import java.util.HashMap;
import java.util.Map;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.DepthwiseConv2d;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.settings.DataSpec;

/// Small networks that filter each channel by itself and mix the channels afterwards.
final class MobileNets {
    private static final int[][] FIRST_VERSION = {
        // filters, stride, times
        {64, 1, 1},
        {128, 2, 1},
        {128, 1, 1},
        {256, 2, 1},
        {256, 1, 1},
        {512, 2, 1},
        {512, 1, 5},
        {1024, 2, 1},
        {1024, 1, 1}
    };
    private static final int[][] SECOND_VERSION = {
        // widening, filters, times, stride of the first
        {1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}
    };

    private static final String FILTERS = "filters";
    private static final String STRIDE = "stride";
    private static final String WIDEN = "widen";

    private MobileNets() {}

    static GraphDocument first() {
        Plan plan = Plan.of("image", Layers.PHOTO).then("conv1", Layers.unit(32, 3, 2, Activation.RELU6, "conv"), 1);
        Plan.Block separable = separable();
        for (int i = 0; i < FIRST_VERSION.length; i++) {
            int[] row = FIRST_VERSION[i];
            Map<String, Object> sizes = Map.of(FILTERS, row[0], STRIDE, Size.of(row[1]));
            plan.then("mix " + (i + 1), separable, row[2], sizes);
        }
        return plan.then("pool", Layers.mean())
                .then("drop", new Dropout(0.001))
                .then("class", Layers.THOUSAND)
                .winding(4, new DataSpec.None());
    }

    static GraphDocument second() {
        Plan plan = Plan.of("image", Layers.PHOTO).then("conv1", Layers.unit(32, 3, 2, Activation.RELU6, "conv"), 1);
        int channels = 32;
        Plan.Block narrow = inverted(32, 1, 16, 1, "narrowing");
        Plan.Block other = inverted(16, 6, 24, 2, "inverted first");
        Plan.Block same = inverted(24, 6, 24, 1, "inverted");
        for (int i = 0; i < SECOND_VERSION.length; i++) {
            int[] row = SECOND_VERSION[i];
            String name = "stage " + (i + 1);
            String first = row[2] == 1 ? name : name + " first";
            Map<String, Object> sizes = Map.of(FILTERS, row[1], STRIDE, Size.of(row[3]));
            if (row[0] == 1) {
                plan.then(first, narrow, 1, sizes);
            } else {
                Map<String, Object> all = new HashMap<>(sizes);
                all.put(WIDEN, channels * row[0]);
                plan.then(first, other, 1, all);
            }
            if (row[2] > 1) {
                plan.then(name + " rest", same, row[2] - 1, Map.of(WIDEN, row[1] * row[0], FILTERS, row[1]));
            }
            channels = row[1];
        }
        return plan.then("conv2", Layers.unit(1280, 1, 1, Activation.RELU6, "widening"), 1)
                .then("pool", Layers.mean())
                .then("drop", new Dropout(0.2))
                .then("class", Layers.THOUSAND)
                .winding(5, new DataSpec.None());
    }

    private static Plan.Block separable() {
        return Plan.inside()
                .then("filter", eachChannel(1))
                .then("norm1", norm())
                .then("relu1", relu6())
                .then("mix", sums(64, 1, 1))
                .then("norm2", norm())
                .then("relu2", relu6())
                .expose(FILTERS, "mix.filters")
                .expose(STRIDE, "filter.stride")
                .block("separable");
    }

    /// Widens before it filters, and adds its input where the shape stays.
    static Plan.Block inverted(int channels, int widening, int filters, int stride, String name) {
        Plan plan = Plan.inside();
        if (widening > 1) {
            plan.then("widen", sums(channels * widening, 1, 1))
                    .then("norm1", norm())
                    .then("relu1", relu6());
        }
        plan.then("filter", eachChannel(stride))
                .then("norm2", norm())
                .then("relu2", relu6())
                .then("narrow", sums(filters, 1, 1))
                .then("norm3", norm());
        if (widening > 1) {
            plan.expose(WIDEN, "widen.filters");
        }
        if (stride == 1 && channels == filters) {
            plan.read("sum", new Add(), "in", "norm3");
        } else {
            plan.expose(STRIDE, "filter.stride");
        }
        return plan.expose(FILTERS, "narrow.filters").block(name);
    }

    private static LayerSpec eachChannel(int stride) {
        return new DepthwiseConv2d(
                1, Size.of(3), Size.of(stride), Padding.SAME, Size.of(1), Activation.IDENTITY, false);
    }

    private static LayerSpec relu6() {
        return Layers.function(Activation.RELU6);
    }
}
