package org.lamina.runtime.engine;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/// Weight decay apart from the gradient that adds nothing to the reported loss, because it is not part of it.
public class DecoupledDecay extends WeightDecay {

    private static final long serialVersionUID = 1L;

    public DecoupledDecay(double coefficient) {
        super(coefficient, true);
    }

    @Override
    public double score(INDArray parameter, int iteration, int epoch) {
        return 0;
    }

    @Override
    public Regularization clone() {
        return new DecoupledDecay(coeff.valueAt(0, 0));
    }
}
