package org.lamina.runtime.accel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/// A loss function around another one that wants to see what each training step gives it.
public interface LossSpy {

    /// The one that computes.
    ILossFunction loss();

    /// To be called once in a training step by who asks [#loss()] itself.
    void show(INDArray right, INDArray sums);
}
