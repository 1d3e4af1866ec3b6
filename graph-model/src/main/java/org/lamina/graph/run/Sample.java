package org.lamina.graph.run;

import java.util.List;

/// One sample as people see it: raw inputs before normalisation, and what is true about it.
///
/// @param inputs one tensor per data input: `[C, H, W]`, `[F]`, `[F, T]` or token ids `[T]`
/// @param labels per target the class index at each step or pixel (one entry for plain classes, 0 or 1 for binary
///     targets); empty for a sample without truth or with numeric targets
/// @param values per numeric target its values; empty otherwise
/// @param tokens the readable tokens of a token input, else empty
public record Sample(SampleRef ref, List<Tensor> inputs, List<int[]> labels, List<Tensor> values, List<String> tokens) {
    public Sample {
        inputs = List.copyOf(inputs);
        labels = List.copyOf(labels);
        values = List.copyOf(values);
        tokens = List.copyOf(tokens);
    }
}
