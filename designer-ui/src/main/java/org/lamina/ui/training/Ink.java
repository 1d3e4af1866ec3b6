package org.lamina.ui.training;

import java.util.Arrays;
import org.lamina.graph.run.Tensor;

/// What a hand has drawn: grey values from 0 to 255 on a square grid. A plain class without JavaFX.
final class Ink {
    private static final float MOST = 255;

    private final int side;
    private final float[] values;

    Ink(int side) {
        this.side = side;
        values = new float[side * side];
    }

    int side() {
        return side;
    }

    float at(int row, int column) {
        return values[row * side + column];
    }

    void clear() {
        Arrays.fill(values, 0);
    }

    boolean isEmpty() {
        for (float value : values) {
            if (value > 0) {
                return false;
            }
        }
        return true;
    }

    /// Draws a line with a round brush, in cells; overlapping strokes do not get darker than ink.
    void stroke(double fromX, double fromY, double toX, double toY, double radius) {
        int steps = Math.max(1, (int) Math.ceil(Math.hypot(toX - fromX, toY - fromY) * 3));
        for (int i = 0; i <= steps; i++) {
            double share = (double) i / steps;
            dab(fromX + (toX - fromX) * share, fromY + (toY - fromY) * share, radius);
        }
    }

    /// Full ink within the radius, fading out over one cell.
    private void dab(double x, double y, double radius) {
        int top = Math.max(0, (int) Math.floor(y - radius - 1));
        int bottom = Math.min(side - 1, (int) Math.ceil(y + radius + 1));
        int left = Math.max(0, (int) Math.floor(x - radius - 1));
        int right = Math.min(side - 1, (int) Math.ceil(x + radius + 1));
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                double distance = Math.hypot(column + 0.5 - x, row + 0.5 - y);
                float ink = (float) (MOST * Math.clamp(radius + 0.5 - distance, 0, 1));
                int index = row * side + column;
                values[index] = Math.max(values[index], ink);
            }
        }
    }

    /// As an image of one channel, as it was drawn.
    Tensor tensor() {
        return Tensor.of(values.clone(), 1, side, side);
    }

    /// As an image whose centre of mass is in the middle, as MNIST was prepared.
    Tensor centred() {
        double mass = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < values.length; i++) {
            mass += values[i];
            x += values[i] * (i % side + 0.5);
            y += values[i] * (i / side + 0.5);
        }
        if (mass == 0) {
            return tensor();
        }
        int right = (int) Math.round(side / 2.0 - x / mass);
        int down = (int) Math.round(side / 2.0 - y / mass);
        float[] moved = new float[values.length];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int fromRow = row - down;
                int fromColumn = column - right;
                if (fromRow >= 0 && fromRow < side && fromColumn >= 0 && fromColumn < side) {
                    moved[row * side + column] = at(fromRow, fromColumn);
                }
            }
        }
        return Tensor.of(moved, 1, side, side);
    }
}
