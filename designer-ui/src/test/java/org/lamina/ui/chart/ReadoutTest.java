package org.lamina.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadoutTest {
    private static final AxisSpelling PLAIN = new AxisSpelling(false, false, Locale.ENGLISH);

    private final CurveSeries training = new CurveSeries("training");
    private final CurveSeries validation = new CurveSeries("validation");
    private final List<Curve> curves =
            List.of(new Curve(training, "Training", 0, true), new Curve(validation, "Validation", 1, false));

    @Test
    void tellsTheValueOfEveryCurveAndWhereItWasMeasured() {
        for (int i = 0; i < 100; i++) {
            training.add(i, i * 0.5);
        }
        validation.add(50, 0.25);
        Readout readout = Readout.at(60.4, curves, Set.of(), List.of(), 1);
        assertEquals(60, readout.x());
        assertEquals("30", readout.rows().get(0).text(readout.x(), PLAIN));
        assertEquals("0.25  @50", readout.rows().get(1).text(readout.x(), PLAIN));
    }

    @Test
    void addsTheSmoothedValueAndNearbyEvents() {
        training.setSmoothingWeight(0.5);
        training.add(1, 1);
        training.add(2, 3);
        List<ChartEvent> events = List.of(
                new ChartEvent(2, ChartEvent.Kind.CHECKPOINT, "saved"),
                new ChartEvent(9, ChartEvent.Kind.PAUSE, "paused"));
        Readout readout = Readout.at(2.2, curves, Set.of(), events, 1);
        assertEquals("3  ~2.333", readout.rows().getFirst().text(readout.x(), PLAIN));
        assertEquals(List.of("saved"), readout.events());
    }

    @Test
    void leavesOutHiddenAndEmptyCurves() {
        training.add(1, 1);
        assertTrue(
                Readout.at(1, curves, Set.of("training"), List.of(), 1).rows().isEmpty());
    }

    @Test
    void csvHasOneLinePerPointWithExactValues() {
        training.add(1, 0.1);
        training.add(2, Double.NaN);
        validation.add(2, 1e-7);
        String expected = """
                series,"itera""tion",value,smoothed
                training,1,0.1,0.1
                training,2,NaN,NaN
                validation,2,1.0E-7,1.0E-7
                """;
        assertEquals(expected, CurvesCsv.of(curves, "itera\"tion"));
    }
}
