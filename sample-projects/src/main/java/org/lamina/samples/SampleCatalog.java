package org.lamina.samples;

import java.util.List;
import java.util.Optional;

/// All bundled samples, simplest first.
public final class SampleCatalog {
    public static final List<BundledSample> ALL = List.of(
            new BundledSample("spiral-mlp", 6),
            new BundledSample("mnist-mlp", 21),
            new BundledSample("mnist-lenet", 23),
            new BundledSample("mnist-autoencoder", 15),
            new BundledSample("fashion-cnn", 32),
            new BundledSample("two-inputs", 10),
            new BundledSample("poems-lstm", 4),
            new BundledSample("reverse-attention", 4),
            new BundledSample("reverse-seq2seq", 7),
            new BundledSample("pairs-siamese", 90),
            new BundledSample("scenes-unet", 90),
            new BundledSample("scenes-yolo", 27));

    private SampleCatalog() {}

    public static Optional<BundledSample> byName(String name) {
        return ALL.stream().filter(sample -> sample.name().equals(name)).findFirst();
    }
}
