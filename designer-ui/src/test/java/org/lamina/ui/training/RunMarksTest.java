package org.lamina.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lamina.ui.chart.ChartEvent;
import org.lamina.ui.text.Messages;

class RunMarksTest {
    private final RunMarks marks = new RunMarks();

    @Test
    void aFewAreAllKept() {
        for (int epoch = 1; epoch <= 24; epoch++) {
            assertEquals(RunMarks.Change.ADDED, epoch(epoch));
        }
        assertEquals(24, shown().size());
    }

    @Test
    void ofManyEvenlySpacedOnesAreKept() {
        for (int epoch = 1; epoch <= 100_000; epoch++) {
            epoch(epoch);
        }
        List<Double> places = shown().stream().map(ChartEvent::x).toList();
        assertTrue(places.size() > 12 && places.size() <= 24, () -> places.size() + " marks");
        double step = places.getFirst();
        for (int i = 0; i < places.size(); i++) {
            assertEquals(step * (i + 1), places.get(i));
        }
        assertTrue(places.getLast() + step > 100_000);
    }

    @Test
    void whatTheUserMustSeeIsNeverThinned() {
        for (int epoch = 1; epoch <= 1000; epoch++) {
            epoch(epoch);
            if (epoch % 100 == 0) {
                int at = epoch;
                marks.add(ChartEvent.Kind.PAUSE, 0, _ -> new ChartEvent(at, ChartEvent.Kind.PAUSE, "pause"));
            }
        }
        assertEquals(
                10,
                shown().stream()
                        .filter(event -> event.kind() == ChartEvent.Kind.PAUSE)
                        .count());
    }

    @Test
    void aNewRunKeepsItsFirstMarksAgain() {
        for (int epoch = 1; epoch <= 1000; epoch++) {
            epoch(epoch);
        }
        marks.clear();
        assertEquals(RunMarks.Change.ADDED, epoch(1));
    }

    private RunMarks.Change epoch(int number) {
        return marks.add(
                ChartEvent.Kind.EPOCH, number, _ -> new ChartEvent(number, ChartEvent.Kind.EPOCH, "epoch " + number));
    }

    private List<ChartEvent> shown() {
        return marks.in(new Messages(Locale.ENGLISH));
    }
}
