package org.lamina.runtime.engine;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// A sequence `[B, F, T]` and which of its steps are real, seen in one array `[B, F + 1, T]`: a layer of the engine has
/// one input, so the mask comes as the last feature.
///
/// @param mask a row of steps for each sample, 0 where a step is padding; nothing where all are real
record MaskedSequence(INDArray sequence, double @Nullable [][] mask) {

    /// @param features those in front of the mask; an array that has no more comes without one
    static MaskedSequence of(INDArray array, long features) {
        if (array.size(1) == features) {
            return new MaskedSequence(array, null);
        }
        INDArray sequence = array.get(NDArrayIndex.all(), NDArrayIndex.interval(0, features), NDArrayIndex.all());
        INDArray mask = array.get(NDArrayIndex.all(), NDArrayIndex.point(features), NDArrayIndex.all());
        return new MaskedSequence(sequence, RowMajor.readRows(mask));
    }

    /// The gradient of the whole array, from that of the sequence: the mask has none.
    double[] gradient(double[] ofSequence) {
        if (mask == null) {
            return ofSequence;
        }
        int steps = (int) sequence.size(2);
        int own = (int) sequence.size(1) * steps;
        double[] all = new double[mask.length * (own + steps)];
        for (int sample = 0; sample < mask.length; sample++) {
            System.arraycopy(ofSequence, sample * own, all, sample * (own + steps), own);
        }
        return all;
    }
}
