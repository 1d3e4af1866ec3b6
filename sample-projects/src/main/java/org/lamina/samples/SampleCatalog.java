package org.lamina.samples;

import java.util.List;
import java.util.Optional;

/// All bundled samples, simplest first.
public final class SampleCatalog {
    public static final List<BundledSample> ALL = List.of(
            new BundledSample("spiral-mlp", 10),
            new BundledSample("mnist-mlp", 60),
            new BundledSample("mnist-lenet", 900),
            new BundledSample("fashion-cnn", 600),
            new BundledSample("two-inputs", 300),
            new BundledSample("poems-lstm", 300),
            new BundledSample("reverse-attention", 120));

    private SampleCatalog() {}

    public static Optional<BundledSample> byName(String name) {
        return ALL.stream().filter(sample -> sample.name().equals(name)).findFirst();
    }
}
