package org.lamina.samples;

import java.util.List;
import java.util.Optional;

/// All bundled samples, simplest first.
public final class SampleCatalog {
    public static final List<BundledSample> ALL = List.of(
            new BundledSample("spiral-mlp", 8),
            new BundledSample("mnist-mlp", 112),
            new BundledSample("mnist-lenet", 281),
            new BundledSample("fashion-cnn", 244),
            new BundledSample("two-inputs", 27),
            new BundledSample("poems-lstm", 221),
            new BundledSample("reverse-attention", 15));

    private SampleCatalog() {}

    public static Optional<BundledSample> byName(String name) {
        return ALL.stream().filter(sample -> sample.name().equals(name)).findFirst();
    }
}
