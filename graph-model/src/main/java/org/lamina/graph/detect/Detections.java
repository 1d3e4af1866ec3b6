package org.lamina.graph.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lamina.graph.layer.YoloOutput;
import org.lamina.graph.run.Tensor;

/// Reads the answers of a detection output: at each place each box with its most probable class, and of boxes of one
/// class that overlap much only the surest.
public final class Detections {
    /// Boxes of one class that overlap more frame the same object.
    public static final double SAME = 0.45;

    private Detections() {}

    /// The boxes in an answer `[boxes * (5 + classes), height, width]`, the surest first. What is left out for being
    /// less sure than `least` changes nothing about the others.
    public static List<Detected> of(YoloOutput output, Tensor answer, double least) {
        List<Detected> found = new ArrayList<>();
        int places = answer.size(1) * answer.size(2);
        for (int box = 0; box < output.boxes().count(); box++) {
            for (int place = 0; place < places; place++) {
                Detected one = read(output, answer, box, place);
                if (one.confidence() >= least) {
                    found.add(one);
                }
            }
        }
        return withoutRepetitions(found);
    }

    private static Detected read(YoloOutput output, Tensor answer, int box, int place) {
        int height = answer.size(1);
        int width = answer.size(2);
        int places = height * width;
        int from = box * (YoloOutput.VALUES + output.classes()) * places + place;
        float[] values = answer.values();
        int best = 0;
        for (int type = 1; type < output.classes(); type++) {
            boolean better = values[from + (YoloOutput.VALUES + type) * places]
                    > values[from + (YoloOutput.VALUES + best) * places];
            best = better ? type : best;
        }
        double x = values[from] + place % width;
        double y = values[from + places] + place / width;
        double halfWidth = values[from + 2 * places] / 2;
        double halfHeight = values[from + 3 * places] / 2;
        double confidence = values[from + 4 * places] * values[from + (YoloOutput.VALUES + best) * places];
        return new Detected(
                best,
                confidence,
                (x - halfWidth) / width,
                (y - halfHeight) / height,
                (x + halfWidth) / width,
                (y + halfHeight) / height);
    }

    /// Non-maximum suppression, class by class; the surest first.
    static List<Detected> withoutRepetitions(List<Detected> found) {
        List<Detected> kept = new ArrayList<>();
        List<Detected> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingDouble(Detected::confidence).reversed());
        for (Detected one : sorted) {
            if (kept.stream().noneMatch(other -> other.type() == one.type() && other.overlap(one) > SAME)) {
                kept.add(one);
            }
        }
        return kept;
    }
}
