package org.lamina.ui.chart;

import java.util.Collection;

/// Writes curves as comma separated values: one line per point, with the raw value as it was added.
final class CurvesCsv {

    private CurvesCsv() {}

    static String of(Collection<Curve> curves, String xName) {
        StringBuilder csv = new StringBuilder("series," + quoted(xName) + ",value,smoothed\n");
        for (Curve curve : curves) {
            CurveSeries series = curve.series();
            for (int i = 0; i < series.size(); i++) {
                csv.append(quoted(series.id())).append(',').append(number(series.x(i)));
                csv.append(',').append(number(series.y(i)));
                csv.append(',').append(number(series.smoothed(i))).append('\n');
            }
        }
        return csv.toString();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
