package org.lamina.ui.chart;

/// Something that happened at an iteration, with a sentence in the user's language.
public record ChartEvent(double x, Kind kind, String text) {
    /// The same at its place on an axis.
    ChartEvent on(XMeasure measure) {
        return new ChartEvent(measure.of(x), kind, text);
    }

    /// What happened; decides colour and form of the mark.
    public enum Kind {
        EPOCH,
        CHECKPOINT,
        RATE_CHANGE,
        PAUSE,
        FAILURE;

        /// Whether the mark runs through the whole plot, as the end of an epoch does; the others only stand at its top.
        boolean isLine() {
            return this != CHECKPOINT && this != PAUSE;
        }
    }
}
