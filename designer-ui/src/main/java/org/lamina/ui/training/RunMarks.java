package org.lamina.ui.training;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lamina.ui.chart.ChartEvent;
import org.lamina.ui.text.Messages;

/// What happened in a run, as marks for its curves. An epoch can take less than a millisecond, so of the marks that
/// training makes by itself only some are kept: whenever there are too many of a kind, every second one goes, and from
/// then on every second one comes.
final class RunMarks {
    private static final int MOST = 24;

    private final List<Mark> marks = new ArrayList<>();
    private final Map<ChartEvent.Kind, Long> strides = new EnumMap<>(ChartEvent.Kind.class);

    private record Mark(ChartEvent.Kind kind, long number, Function<Messages, ChartEvent> words) {}

    /// What a new mark led to.
    enum Change {
        NONE,
        ADDED,
        THINNED
    }

    /// @param number counts the marks of a kind from 1 on; 0 for one that is always kept
    Change add(ChartEvent.Kind kind, long number, Function<Messages, ChartEvent> words) {
        long stride = strides.getOrDefault(kind, 1L);
        if (number % stride != 0) {
            return Change.NONE;
        }
        marks.add(new Mark(kind, number, words));
        if (number == 0 || count(kind) <= MOST) {
            return Change.ADDED;
        }
        strides.put(kind, 2 * stride);
        marks.removeIf(mark -> mark.kind == kind && mark.number % (2 * stride) != 0);
        return Change.THINNED;
    }

    private long count(ChartEvent.Kind kind) {
        return marks.stream().filter(mark -> mark.kind == kind).count();
    }

    List<ChartEvent> in(Messages messages) {
        return marks.stream().map(mark -> mark.words.apply(messages)).toList();
    }

    void clear() {
        marks.clear();
        strides.clear();
    }
}
