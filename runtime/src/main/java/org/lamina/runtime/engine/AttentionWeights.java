package org.lamina.runtime.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/// A working layer that can tell where its queries look.
///
/// Call it on the thread that owns the network; it changes nothing in the layer.
public interface AttentionWeights {

    /// Weights `[batch][heads][queries][keys]`, the last running fastest; each row of keys sums to one.
    record Weights(int batch, int heads, int steps, float[] values) {}

    Weights attentionWeights(INDArray layerInput);
}
