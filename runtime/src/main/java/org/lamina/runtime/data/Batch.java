package org.lamina.runtime.data;

/// Samples side by side as the network reads them: per input node and per output node all values, sample by sample.
/// The sample numbers are those of the source.
public record Batch(int[] samples, float[][] inputs, float[][] targets) {

    public int size() {
        return samples.length;
    }
}
