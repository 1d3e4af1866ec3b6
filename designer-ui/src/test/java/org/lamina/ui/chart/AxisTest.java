package org.lamina.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lamina.ui.text.Numbers;

class AxisTest {

    @Test
    void linearFractionsAndValuesAreInverse() {
        AxisRange range = new AxisRange(10, 30, AxisScale.LINEAR);
        assertEquals(0.25, range.fraction(15));
        assertEquals(15, range.value(0.25));
    }

    @Test
    void logarithmicMiddleIsTheGeometricMean() {
        AxisRange range = new AxisRange(0.01, 100, AxisScale.LOG);
        assertEquals(1, range.value(0.5), 1e-12);
        assertEquals(0.75, range.fraction(10), 1e-12);
        assertEquals(Double.NEGATIVE_INFINITY, range.fraction(0));
    }

    @Test
    void zoomingKeepsTheValueUnderThePointer() {
        for (AxisScale scale : AxisScale.values()) {
            AxisRange range = new AxisRange(1, 1_000, scale);
            AxisRange zoomed = range.zoomed(0.2, 0.3);
            assertEquals(range.value(0.3), zoomed.value(0.3), 1e-9);
            double before = scale.forward(range.max()) - scale.forward(range.min());
            double after = scale.forward(zoomed.max()) - scale.forward(zoomed.min());
            assertEquals(before * 0.2, after, before * 1e-9);
        }
    }

    @Test
    void zoomingEndsBeforeNumbersDo() {
        AxisRange range = new AxisRange(0, 10, AxisScale.LINEAR);
        AxisRange log = new AxisRange(0.1, 10, AxisScale.LOG);
        for (int i = 0; i < 500; i++) {
            range = range.zoomed(i < 250 ? 0.5 : 3, 0.7);
            log = log.zoomed(i < 250 ? 0.5 : 3, 0.7);
            assertTrue(range.min() < range.max() && Double.isFinite(range.max() - range.min()));
            assertTrue(log.min() > 0 && log.min() < log.max() && Double.isFinite(log.max()));
        }
    }

    @Test
    void panningMovesByAShare() {
        AxisRange range = new AxisRange(0, 10, AxisScale.LINEAR).panned(0.5);
        assertEquals(5, range.min());
        assertEquals(15, range.max());
    }

    @Test
    void fitsAroundValuesWithPadding() {
        AxisRange range = AxisRange.around(1, 3, 0.1, AxisScale.LINEAR);
        assertEquals(0.8, range.min(), 1e-12);
        assertEquals(3.2, range.max(), 1e-12);
        AxisRange flat = AxisRange.around(2, 2, 0.1, AxisScale.LINEAR);
        assertTrue(flat.min() < 2 && flat.max() > 2);
        AxisRange zero = AxisRange.around(0, 0, 0.1, AxisScale.LINEAR);
        assertTrue(zero.min() < 0 && zero.max() > 0);
    }

    @Test
    void logarithmicFitCopesWithZeroAndNegativeValues() {
        assertTrue(AxisRange.around(0, 2, 0.1, AxisScale.LOG).min() > 0);
        assertTrue(AxisRange.around(-5, 2, 0.1, AxisScale.LOG).contains(2));
        assertEquals(new AxisRange(0.1, 1, AxisScale.LOG), AxisRange.around(-5, -2, 0.1, AxisScale.LOG));
        AxisRange flat = AxisRange.around(0.5, 0.5, 0.1, AxisScale.LOG);
        assertTrue(flat.min() < 0.5 && flat.max() > 0.5);
    }

    @Test
    void refusesEmptyRanges() {
        assertThrows(IllegalArgumentException.class, () -> new AxisRange(1, 1, AxisScale.LINEAR));
        assertThrows(IllegalArgumentException.class, () -> new AxisRange(0, 1, AxisScale.LOG));
        assertThrows(IllegalArgumentException.class, () -> new AxisRange(Double.NaN, 1, AxisScale.LINEAR));
    }

    @Test
    void stepsAreOneTwoOrFive() {
        assertEquals(0.2, Ticks.niceStep(0.13), 1e-12);
        assertEquals(0.5, Ticks.niceStep(0.21), 1e-12);
        assertEquals(10, Ticks.niceStep(7), 1e-12);
        assertEquals(1, Ticks.niceStep(1), 1e-12);
    }

    @Test
    void linearTicksAreRoundAndInside() {
        assertEquals(List.of("0.0", "0.5", "1.0", "1.5", "2.0"), labels(new AxisRange(-0.1, 2.3, AxisScale.LINEAR), 5));
        assertEquals(List.of("0", "20k", "40k"), labels(new AxisRange(0, 59_000, AxisScale.LINEAR), 3));
        assertEquals(List.of("−1", "0", "1"), labels(new AxisRange(-1.2, 1.2, AxisScale.LINEAR), 4));
        assertEquals(
                List.of("0.962", "0.964", "0.966", "0.968"),
                labels(new AxisRange(0.9613, 0.9688, AxisScale.LINEAR), 5));
    }

    @Test
    void sharesAreWrittenInPercent() {
        AxisSpelling spelling = new AxisSpelling(false, true, Locale.ENGLISH);
        assertEquals(
                List.of("0%", "20%", "40%", "60%", "80%", "100%"),
                spelling.yTicks(new AxisRange(-0.04, 1.05, AxisScale.LINEAR), 6).stream()
                        .map(Ticks.Tick::label)
                        .toList());
        assertEquals(
                0.4,
                spelling.yTicks(new AxisRange(0, 1, AxisScale.LINEAR), 5).get(2).value(),
                1e-12);
        assertEquals(
                List.of("0%", "25%", "50%", "75%", "100%"),
                spelling.yTicks(new AxisRange(-0.06, 1.06, AxisScale.LINEAR), 5).stream()
                        .map(Ticks.Tick::label)
                        .toList());
        assertEquals("97.66%", spelling.value(0.97656));
        assertEquals("NaN", spelling.value(Double.NaN));
    }

    @Test
    void timesAreWrittenAsAClockShowsThem() {
        AxisSpelling spelling = new AxisSpelling(true, false, Locale.ENGLISH);
        assertEquals(List.of("0:00", "0:30", "1:00"), times(spelling, -1, 70, 3));
        assertEquals(List.of("0:00.0", "0:00.5", "0:01.0"), times(spelling, 0, 1.2, 3));
        assertEquals(List.of("0:00", "1:00:00", "2:00:00"), times(spelling, 0, 7_500, 3));
        assertEquals("0:07.5", spelling.x(7.52));
        assertEquals("2:05", spelling.x(125.4));
    }

    private static List<String> times(AxisSpelling spelling, double from, double to, int count) {
        return spelling.xTicks(new AxisRange(from, to, AxisScale.LINEAR), count).stream()
                .map(Ticks.Tick::label)
                .toList();
    }

    @Test
    void logarithmicTicksThinOutAsTheRangeGrows() {
        assertEquals(
                List.of("0.02", "0.05", "0.1", "0.2", "0.5", "1", "2"),
                labels(new AxisRange(0.015, 2.5, AxisScale.LOG), 8));
        assertEquals(List.of("0.03", "0.1", "0.3", "1"), labels(new AxisRange(0.015, 2.5, AxisScale.LOG), 5));
        assertEquals(List.of("1e-6", "0.001", "1"), labels(new AxisRange(1e-6, 10, AxisScale.LOG), 3));
    }

    @Test
    void narrowLogarithmicRangesFallBackToEvenSteps() {
        List<String> labels = labels(new AxisRange(0.61, 0.69, AxisScale.LOG), 5);
        assertEquals(List.of("0.62", "0.64", "0.66", "0.68"), labels);
    }

    @Test
    void readoutHasFourDigits() {
        assertEquals("0.1182", Numbers.readout(0.118234, Locale.ENGLISH));
        assertEquals("2.303", Numbers.readout(2.302585, Locale.ENGLISH));
        assertEquals("1,041", Numbers.readout(1041, Locale.ENGLISH));
        assertEquals("1.25e-5", Numbers.readout(1.25e-5, Locale.ENGLISH));
        assertEquals("−0.5", Numbers.readout(-0.5, Locale.ENGLISH));
        assertEquals("NaN", Numbers.readout(Double.NaN, Locale.ENGLISH));
        assertEquals("0", Numbers.readout(0, Locale.ENGLISH));
        assertEquals("0,1182", Numbers.readout(0.118234, Locale.GERMAN));
    }

    private static List<String> labels(AxisRange range, int count) {
        return Ticks.of(range, count, Locale.ENGLISH).stream()
                .map(Ticks.Tick::label)
                .toList();
    }
}
