package org.lamina.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The figures of one benchmark, printed as one JSON line in the order in which they were put.
final class Figures {
    private final Map<String, String> entries = new LinkedHashMap<>();

    Figures(String benchmark) {
        entries.put("benchmark", '"' + benchmark + '"');
        entries.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    }

    Figures put(String name, double value) {
        entries.put(name, Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "null");
        return this;
    }

    Figures put(String name, long value) {
        entries.put(name, Long.toString(value));
        return this;
    }

    Figures put(String name, String value) {
        entries.put(name, '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        return this;
    }

    /// Median, 95th and 99th percentile of times, as `<name>P50` and so on, in milliseconds.
    Figures putTimes(String name, double[] millis) {
        return put(name + "P50", quantile(millis, 0.5))
                .put(name + "P95", quantile(millis, 0.95))
                .put(name + "P99", quantile(millis, 0.99));
    }

    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
    }

    void print() {
        System.out.println(entries.entrySet().stream()
                .map(entry -> '"' + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}")));
    }
}
