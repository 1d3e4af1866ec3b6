package org.lamina.ui.chart;

/// Something that happened at a place on the x axis, with a sentence in the user's language.
public record ChartEvent(double x, Kind kind, String text) {

    /// What happened; decides the colour of the mark.
    public enum Kind {
        RATE_CHANGE,
        CHECKPOINT,
        PAUSE,
        EPOCH,
        FAILURE
    }
}
