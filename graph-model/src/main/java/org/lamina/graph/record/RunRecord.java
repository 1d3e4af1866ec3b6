package org.lamina.graph.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.run.Evaluation;

/// All that is recorded of one run.
///
/// @param project the text of the project as it was when the run began
/// @param events oldest first
/// @param evaluation the last measurement of the test split; null without one
public record RunRecord(
        RunSummary summary,
        String project,
        Map<RunCurve, Points> curves,
        List<RecordedEvent> events,
        @Nullable Evaluation evaluation) {
    public RunRecord {
        curves = Map.copyOf(curves);
        events = List.copyOf(events);
    }

    public Points curve(RunCurve curve) {
        return curves.getOrDefault(curve, Points.NONE);
    }
}
