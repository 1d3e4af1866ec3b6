package org.lamina.ui.canvas.skin;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.lamina.graph.NodeId;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.theme.ColorToken;
import org.lamina.theme.ThemeColors;

/// A small picture painted pixel by pixel: mosaics of maps, bars of histograms and probabilities.
public final class PixelPicture implements NodePicture {
    private static final int GAP = 2;

    private final int width;
    private final int height;
    private final int[] pixels;
    private final PixelBuffer<IntBuffer> buffer;
    private final ImageView view;
    private final ThemeColors colors;

    public PixelPicture(int width, int height, ThemeColors colors) {
        this.width = width;
        this.height = height;
        this.colors = colors;
        pixels = new int[width * height];
        buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        view = new ImageView(new WritableImage(buffer));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void clear() {
        Arrays.fill(pixels, 0);
        show();
    }

    private void show() {
        buffer.updateBuffer(_ -> null);
    }

    @Override
    public void draw(NodeId node, Snapshot snapshot) {
        Arrays.fill(pixels, 0);
        switch (snapshot) {
            case Snapshot.Activations activations -> maps(activations.values(), true);
            case Snapshot.Attention attention -> maps(attention.weights(), false);
            case Snapshot.Histogram histogram -> bars(heights(histogram.counts()), argb(ColorToken.CATEGORY_DENSE));
            case Snapshot.Prediction prediction -> outputOf(prediction, node).ifPresent(this::probabilities);
            case Snapshot.Filters _, Snapshot.Boundary _ -> {}
        }
        show();
    }

    private static Optional<Snapshot.OutputValues> outputOf(Snapshot.Prediction prediction, NodeId node) {
        return prediction.outputs().stream()
                .filter(output -> output.node().equals(node))
                .findFirst();
    }

    private void probabilities(Snapshot.OutputValues output) {
        Tensor values = output.values();
        int units = values.size(0);
        int steps = values.rank() > 1 ? values.size(1) : 1;
        double[] last = new double[units];
        for (int i = 0; i < units; i++) {
            last[i] = Math.clamp(values.values()[i * steps + steps - 1], 0, 1);
        }
        bars(last, argb(ColorToken.CATEGORY_OUTPUT));
    }

    private static double[] heights(long[] counts) {
        long most = Math.max(1, Arrays.stream(counts).max().orElse(1));
        return Arrays.stream(counts).mapToDouble(count -> (double) count / most).toArray();
    }

    private void bars(double[] heights, int color) {
        double step = (double) (width - 4) / heights.length;
        for (int i = 0; i < heights.length; i++) {
            int left = 2 + (int) (i * step);
            int right = Math.max(left + 1, 2 + (int) ((i + 1) * step) - (step >= 3 ? 1 : 0));
            int top = height - 1 - (int) Math.round(heights[i] * (height - 4));
            for (int y = Math.max(0, top); y < height - 1; y++) {
                Arrays.fill(pixels, y * width + left, y * width + Math.min(width, right), color);
            }
        }
    }

    private void maps(Tensor tensor, boolean signed) {
        int[] shape = tensor.shape();
        int columns = shape[shape.length - 1];
        int rows = shape.length > 1 ? shape[shape.length - 2] : 1;
        int count = tensor.values().length / Math.max(1, rows * columns);
        float most = 1e-9f;
        for (float value : tensor.values()) {
            most = Math.max(most, Math.abs(value));
        }
        int lines = count > 7 ? 2 : 1;
        int side = Math.max(4, (height - GAP * (lines + 1)) / lines);
        int across = Math.max(1, (width - GAP) / (side + GAP));
        for (int i = 0; i < Math.min(count, across * lines); i++) {
            int left = GAP + i % across * (side + GAP);
            int top = GAP + i / across * (side + GAP);
            map(tensor, i * rows * columns, rows, columns, left, top, side, signed ? most : -most);
        }
    }

    private void map(Tensor tensor, int offset, int rows, int columns, int left, int top, int side, float range) {
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                float value = tensor.values()[offset + y * rows / side * columns + x * columns / side];
                pixels[(top + y) * width + left + x] = range > 0 ? diverging(value / range) : heat(value / -range);
            }
        }
    }

    private int diverging(float value) {
        Color end = colors.get(value < 0 ? ColorToken.DIVERGING_NEGATIVE : ColorToken.DIVERGING_POSITIVE);
        return argb(colors.get(ColorToken.DIVERGING_ZERO).interpolate(end, Math.abs(value)));
    }

    private int heat(float value) {
        return argb(colors.get(ColorToken.HEAT_LOW).interpolate(colors.get(ColorToken.HEAT_HIGH), value));
    }

    private int argb(ColorToken token) {
        return argb(colors.get(token));
    }

    private static int argb(Color color) {
        return 0xff000000
                | (int) Math.round(color.getRed() * 255) << 16
                | (int) Math.round(color.getGreen() * 255) << 8
                | (int) Math.round(color.getBlue() * 255);
    }
}
