package org.lamina.graph.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is to be written of a run: its summary and what has changed since the last update. Immutable; made by a
/// [RunRecorder] on its thread and written by a [RunStore] on another.
///
/// @param firstEvent number of the oldest event that still counts; older ones go
/// @param changedEvent number of the first of these events; those in the file from there on go
/// @param evaluation the last measurement, if it is new
/// @param withoutEvaluation whether the one in the file counts no more
public record RunUpdate(
        RunSummary summary,
        String project,
        Map<RunCurve, CurveTail> curves,
        long firstEvent,
        long changedEvent,
        List<RecordedEvent> events,
        @Nullable RecordedEvent evaluation,
        boolean withoutEvaluation) {}
