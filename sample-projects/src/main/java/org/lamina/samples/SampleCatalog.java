package org.lamina.samples;

import java.util.List;
import java.util.Optional;

/// All bundled samples, simplest first.
public final class SampleCatalog {
    public static final List<BundledSample> ALL = List.of(
            new BundledSample("spiral-mlp", 6),
            new BundledSample("mnist-mlp", 18),
            new BundledSample("mnist-lenet", 30),
            new BundledSample("fashion-cnn", 43),
            new BundledSample("two-inputs", 12),
            new BundledSample("poems-lstm", 5),
            new BundledSample("reverse-attention", 5));

    private SampleCatalog() {}

    public static Optional<BundledSample> byName(String name) {
        return ALL.stream().filter(sample -> sample.name().equals(name)).findFirst();
    }
}
