package org.lamina.runtime.data;

import org.lamina.graph.settings.DataSignature;
import org.lamina.graph.settings.DataSpec;

/// Samples that are made, as many as somebody wants; a quarter more of them are the test split.
abstract class MadeSource implements SampleSource {
    private final DataSignature signature;
    private final int samples;

    /// @param samples how many may be trained on
    MadeSource(DataSpec spec, int samples) {
        signature = spec.signature();
        this.samples = samples;
    }

    @Override
    public final DataSignature signature() {
        return signature;
    }

    @Override
    public final int size() {
        return samples + samples / 4;
    }

    @Override
    public final int firstTest() {
        return samples;
    }

    final boolean isTest(int sample) {
        return sample >= samples;
    }

    /// The number of a sample among those that it stands with: those of the test split, or the others.
    final int place(int sample) {
        return isTest(sample) ? sample - samples : sample;
    }
}
