package org.lamina.graph.record;

import java.time.Instant;
import org.lamina.graph.run.TrainingEvent;

/// Something that happened in a run, when, and after how many batches.
public record RecordedEvent(Instant at, long iteration, TrainingEvent event) {}
