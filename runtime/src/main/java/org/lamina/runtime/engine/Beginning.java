package org.lamina.runtime.engine;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// A sequence `[B, F, T]` and the state `[B, S]` before its first step, seen in one array `[B, F T + S]`.
record Beginning(INDArray sequence, INDArray state) {

    /// What is in the rows.
    static Beginning of(INDArray rows, long features, long states) {
        long values = rows.size(1) - states;
        INDArray sequence = rows.get(NDArrayIndex.all(), NDArrayIndex.interval(0, values));
        INDArray state = rows.get(NDArrayIndex.all(), NDArrayIndex.interval(values, values + states));
        return new Beginning(sequence.reshape('c', rows.size(0), features, values / features), state);
    }

    /// The rows of a sequence and a state.
    static INDArray join(INDArray sequence, INDArray state, LayerWorkspaceMgr workspaces, ArrayType purpose) {
        long samples = sequence.size(0);
        long values = sequence.size(1) * sequence.size(2);
        long states = state.size(1);
        INDArray rows = workspaces.createUninitialized(
                purpose, sequence.dataType(), new long[] {samples, values + states}, 'c');
        rows.get(NDArrayIndex.all(), NDArrayIndex.interval(0, values))
                .assign(sequence.dup('c').reshape('c', samples, values));
        rows.get(NDArrayIndex.all(), NDArrayIndex.interval(values, values + states))
                .assign(state);
        return rows;
    }
}
