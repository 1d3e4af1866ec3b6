package org.lamina.ui.visual;

import java.util.List;
import java.util.Locale;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.SampleRef;
import org.lamina.ui.text.Messages;

/// Says which sample is shown.
final class SampleWords {

    private SampleWords() {}

    /// Such as "test sample 0, label 7" or "your own input".
    static String of(Sample sample, List<String> classNames, Messages messages) {
        String label = label(sample, classNames);
        return switch (sample.ref()) {
            case SampleRef.Given given -> given(given, messages);
            case SampleRef.InSplit in -> {
                String split = "visual.sample." + in.split().name().toLowerCase(Locale.ROOT);
                String number = Integer.toString(in.index());
                yield label.isEmpty()
                        ? messages.text(split, number)
                        : messages.text("visual.sample.labelled", messages.text(split, number), label);
            }
        };
    }

    /// Such as "label 7", for a place beside the choice of the sample.
    static String brief(Sample sample, List<String> classNames, Messages messages) {
        String label = label(sample, classNames);
        return switch (sample.ref()) {
            case SampleRef.Given given -> given(given, messages);
            case SampleRef.InSplit _ -> label.isEmpty() ? "" : messages.text("visual.sample.label", label);
        };
    }

    private static String given(SampleRef.Given given, Messages messages) {
        for (float value : given.input().values()) {
            if (value != 0) {
                return messages.text("visual.sample.given");
            }
        }
        return messages.text("visual.sample.blank");
    }

    /// The name of a class, or its number where it has none.
    static String className(List<String> names, int index) {
        return index >= 0 && index < names.size() ? names.get(index) : Integer.toString(index);
    }

    private static String label(Sample sample, List<String> classNames) {
        if (sample.labels().isEmpty() || sample.labels().getFirst().length != 1) {
            return "";
        }
        return className(classNames, sample.labels().getFirst()[0]);
    }
}
