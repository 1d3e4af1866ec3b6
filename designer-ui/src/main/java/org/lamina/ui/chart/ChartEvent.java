package org.lamina.ui.chart;

/// Something that happened at an iteration, with a sentence in the user's language.
///
/// @param label short words to stand at the x axis, or empty for none
public record ChartEvent(double x, Kind kind, String text, String label) {
    public ChartEvent(double x, Kind kind, String text) {
        this(x, kind, text, "");
    }

    /// The same at its place on an axis.
    ChartEvent on(XMeasure measure) {
        return new ChartEvent(measure.of(x), kind, text, label);
    }

    /// What happened; decides the colour of the mark.
    public enum Kind {
        RATE_CHANGE,
        CHECKPOINT,
        PAUSE,
        EPOCH,
        FAILURE
    }
}
