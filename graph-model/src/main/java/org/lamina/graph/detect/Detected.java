package org.lamina.graph.detect;

import java.util.ArrayList;
import java.util.List;
import org.lamina.graph.run.Tensor;

/// A box around an object, with edges as shares of the image from its upper left corner.
///
/// @param type which class it is
/// @param confidence from 0 to 1; 1 for what is true
public record Detected(int type, double confidence, double left, double top, double right, double bottom) {
    /// Of each object beside its classes: left, top, right and bottom.
    public static final int EDGES = 4;

    /// What a sample's target of boxes holds, `[4 + classes, most objects]`: edges, and 1 for the class; objects that
    /// are not there have no class.
    public static List<Detected> truth(Tensor values) {
        int features = values.size(0);
        int most = values.size(1);
        List<Detected> objects = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            for (int type = 0; type < features - EDGES; type++) {
                if (values.values()[(EDGES + type) * most + i] > 0) {
                    float[] v = values.values();
                    objects.add(new Detected(type, 1, v[i], v[most + i], v[2 * most + i], v[3 * most + i]));
                }
            }
        }
        return objects;
    }

    /// Intersection over union, from 0 to 1.
    public double overlap(Detected other) {
        double width = Math.min(right, other.right) - Math.max(left, other.left);
        double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        if (width <= 0 || height <= 0) {
            return 0;
        }
        return width * height / (area() + other.area() - width * height);
    }

    private double area() {
        return (right - left) * (bottom - top);
    }
}
