package org.lamina.ui.chart;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The columns of the curves of one chart from frame to frame.
final class ColumnCache {

    private record Key(CurveSeries series, boolean smoothed) {}

    private final Map<Key, DenseColumns> columns = new HashMap<>();

    DenseColumns of(CurveSeries series, boolean smoothed) {
        return columns.computeIfAbsent(
                new Key(series, smoothed), key -> new DenseColumns(key.series(), key.smoothed()));
    }

    /// Forgets all series but these.
    void retain(Set<CurveSeries> series) {
        columns.keySet().removeIf(key -> !series.contains(key.series()));
    }
}
