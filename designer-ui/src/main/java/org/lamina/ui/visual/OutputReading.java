package org.lamina.ui.visual;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.ui.visual.map.ClassMap.Pixel;
import org.lamina.ui.visual.map.PlaneColors;

/// Turns the values of an output into the lines that are shown.
final class OutputReading {

    /// More classes than this are cut down to the most probable ones.
    static final int MOST_CLASSES = 20;

    private OutputReading() {}

    /// Looks up a sentence.
    @FunctionalInterface
    interface Words {
        String text(String key, Object... args);
    }

    /// A bar per class; of very many classes the most probable ones and the true one.
    static List<ProbabilityRow.Content> classes(float[] values, int[] truth, OutputWords words, Words text) {
        float[] shares = values.length == 1 ? new float[] {1 - values[0], values[0]} : values;
        int best = PlaneColors.largest(shares);
        int right = truth.length > 0 ? truth[0] : -1;
        List<Integer> shown = IntStream.range(0, shares.length).boxed().toList();
        if (shares.length > MOST_CLASSES) {
            shown = shown.stream()
                    .sorted(Comparator.comparingDouble((Integer i) -> i == right ? -2 : -shares[i]))
                    .limit(MOST_CLASSES)
                    .toList();
        }
        List<ProbabilityRow.Content> rows = new ArrayList<>();
        for (int index : shown) {
            String name = SampleWords.className(words.classNames(), index);
            String tip = index == right ? text.text("visual.probabilities.truth", name) : name;
            AnswerMark mark = AnswerMark.of(index == best, index == right, right >= 0);
            rows.add(new ProbabilityRow.Content(name, shares[index], "", index == best, mark, tip));
        }
        return rows;
    }

    /// A bar per class at one pixel, or of their means over the image, where no pixel is chosen.
    static List<ProbabilityRow.Content> pixel(
            Tensor values, int[] truth, @Nullable Pixel pixel, OutputWords words, Words text) {
        int pixels = values.size(1) * values.size(2);
        int at = pixel == null ? -1 : pixel.row() * values.size(2) + pixel.column();
        boolean isOne = at >= 0 && at < pixels;
        List<ProbabilityRow.Content> rows = new ArrayList<>();
        float[] shares = new float[values.size(0)];
        for (int unit = 0; unit < shares.length; unit++) {
            shares[unit] = isOne ? values.values()[unit * pixels + at] : mean(values, unit * pixels, pixels);
        }
        int best = PlaneColors.largest(shares);
        int right = isOne && at < truth.length ? truth[at] : -1;
        for (int unit = 0; unit < shares.length; unit++) {
            String name = SampleWords.className(words.classNames(), unit);
            String tip = unit == right ? text.text("visual.probabilities.truth", name) : name;
            AnswerMark mark = isOne ? AnswerMark.of(unit == best, unit == right, right >= 0) : AnswerMark.NONE;
            rows.add(new ProbabilityRow.Content(name, shares[unit], "", isOne && unit == best, mark, tip));
        }
        return rows;
    }

    private static float mean(Tensor values, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += values.values()[i];
        }
        return (float) (sum / count);
    }

    /// A line per step of a sequence: the most probable class there, its probability, and the truth if it
    /// differs.
    static List<ProbabilityRow.Content> steps(
            Snapshot.OutputValues output, int[] truth, OutputWords words, Words text) {
        Tensor values = output.values();
        int steps = values.size(1);
        List<ProbabilityRow.Content> rows = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            if (output.padding().contains(step)) {
                rows.add(padding(step, text));
                continue;
            }
            float[] shares = new float[values.size(0)];
            for (int unit = 0; unit < shares.length; unit++) {
                shares[unit] = values.values()[unit * steps + step];
            }
            int best = PlaneColors.largest(shares);
            boolean known = step < truth.length;
            boolean right = known && truth[step] == best;
            String name = SampleWords.className(words.classNames(), best);
            String wanted = known ? SampleWords.className(words.classNames(), truth[step]) : "";
            String label = !known || right ? name : text.text("visual.probabilities.instead", name, wanted);
            String tip = text.text("visual.probabilities.step", Integer.toString(step), label);
            rows.add(new ProbabilityRow.Content(
                    label, shares[best], "", right || !known, AnswerMark.of(true, right, known), tip));
        }
        return rows;
    }

    private static ProbabilityRow.Content padding(int step, Words text) {
        String name = text.text("visual.tokens.padding");
        String tip = text.text("visual.probabilities.step", Integer.toString(step), name);
        return new ProbabilityRow.Content(name, Double.NaN, "", false, AnswerMark.NONE, tip);
    }

    /// A line per number, with the true one beside it where it is known.
    static List<ProbabilityRow.Content> numbers(
            float[] values, float[] truth, OutputWords words, Words text, DoubleFunction<String> number) {
        List<ProbabilityRow.Content> rows = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            String name = SampleWords.className(words.classNames(), i);
            String value = i < truth.length
                    ? text.text("visual.probabilities.number", number.apply(values[i]), number.apply(truth[i]))
                    : number.apply(values[i]);
            rows.add(new ProbabilityRow.Content(name, Double.NaN, value, true, AnswerMark.NONE, name));
        }
        return rows;
    }
}
