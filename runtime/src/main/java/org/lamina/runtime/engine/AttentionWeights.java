package org.lamina.runtime.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/// A working layer or vertex that can tell where its queries look.
///
/// Call it on the thread that owns the network; it changes nothing in the layer.
public interface AttentionWeights {

    /// Weights `[batch][heads][queries][keys]`, the last running fastest; each row of keys sums to one.
    /// Keys that are padding have none, and the row of a query that is padding is zero.
    record Weights(int batch, int heads, int queries, int keys, float[] values) {
        static Weights of(AttentionCore core, double[] values) {
            float[] narrow = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                narrow[i] = (float) values[i];
            }
            return new Weights(core.batch(), core.heads(), core.queries(), core.keys(), narrow);
        }
    }

    /// @param inputs all that enters the layer or vertex, in the order of its inputs
    Weights attentionWeights(INDArray... inputs);
}
