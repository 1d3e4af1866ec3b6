package org.lamina.ui.chart;

/// A series as a chart shows it: its name in the user's language, which of the eight series colours it has, and
/// whether it is smoothed (a curve with one point per epoch should not be).
public record Curve(CurveSeries series, String label, int colorIndex, boolean smoothed) {}
