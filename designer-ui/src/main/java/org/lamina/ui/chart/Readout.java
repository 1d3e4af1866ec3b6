package org.lamina.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the crosshair says at one x: the exact values of every shown curve there.
record Readout(double x, List<Row> rows, List<String> events) {

    /// One curve's value. `at` is the x of the point, `smoothed` is NaN where the curve is not smoothed.
    record Row(Curve curve, double at, double value, double smoothed) {

        String text(double readoutX, AxisSpelling spelling) {
            String text = spelling.value(value);
            if (Double.isFinite(smoothed)) {
                text += "  ~" + spelling.value(smoothed);
            }
            return at == readoutX ? text : text + "  @" + spelling.x(at);
        }
    }

    /// The points closest to `x`; the x of the read-out is that of the closest point of all. Events count when they
    /// are at most `reach` away.
    static Readout at(double x, List<Curve> curves, Set<String> hidden, List<ChartEvent> events, double reach) {
        List<Row> rows = new ArrayList<>();
        double best = Double.NaN;
        for (Curve curve : curves) {
            CurveSeries series = curve.series();
            int index = hidden.contains(series.id()) ? -1 : series.nearest(x);
            if (index < 0) {
                continue;
            }
            boolean smoothed = curve.smoothed() && series.smoothingWeight() > 0;
            double at = series.x(index);
            rows.add(new Row(curve, at, series.y(index), smoothed ? series.smoothed(index) : Double.NaN));
            best = !(Math.abs(at - x) >= Math.abs(best - x)) ? at : best;
        }
        List<String> near = events.stream()
                .filter(event -> Math.abs(event.x() - x) <= reach)
                .map(ChartEvent::text)
                .toList();
        return new Readout(best, List.copyOf(rows), near);
    }
}
