package org.lamina.ui.chart;

/// The style classes that only the curve chart uses; the shared ones are in `StyleNames`.
final class ChartStyles {

    static final String HEADER = "plot-header";
    static final String CAPTION = "plot-caption";
    static final String MARK_KEY = "plot-mark-key";
    static final String CURSOR = "plot-cursor";
    static final String CARD_TITLE = "read-out-title";
    static final String CARD_VALUE = "read-out-value";
    static final String CARD_NOTE = "read-out-note";

    private ChartStyles() {}
}
