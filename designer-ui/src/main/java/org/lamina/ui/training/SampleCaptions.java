package org.lamina.ui.training;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lamina.graph.run.Sample;
import org.lamina.ui.text.Wording;
import org.lamina.ui.visual.map.ClassMap;

/// What is true about a sample, short.
final class SampleCaptions {
    private static final int SHOWN_STEPS = 8;

    private SampleCaptions() {}

    /// The name of its class, the classes of its first steps, or its number.
    static String label(Sample sample, List<String> classNames) {
        if (!sample.labels().isEmpty() && sample.labels().getFirst().length > 0) {
            int[] labels = sample.labels().getFirst();
            return IntStream.of(labels)
                    .limit(SHOWN_STEPS)
                    .mapToObj(label -> name(classNames, label))
                    .collect(Collectors.joining(labels.length > 1 ? " " : ""));
        }
        if (!sample.values().isEmpty() && sample.values().getFirst().values().length == 1) {
            return Wording.significant(sample.values().getFirst().values()[0], 3);
        }
        return "";
    }

    /// Which classes a class map shows.
    static String label(ClassMap map, List<String> classNames) {
        return IntStream.of(map.found())
                .mapToObj(found -> name(classNames, found))
                .collect(Collectors.joining(" "));
    }

    static String name(List<String> classNames, int index) {
        return index >= 0 && index < classNames.size() ? classNames.get(index) : Integer.toString(index);
    }
}
