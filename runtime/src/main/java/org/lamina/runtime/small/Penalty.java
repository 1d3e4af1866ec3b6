package org.lamina.runtime.small;

import java.util.List;
import java.util.Optional;
import org.lamina.runtime.engine.DecoupledDecay;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;

/// What large weights cost; biases cost nothing.
record Penalty(float l1, float l2, float decay) {

    /// Nothing where the engine has a penalty that is not known here.
    static Optional<Penalty> of(List<Regularization> penalties) {
        Penalty all = new Penalty(0, 0, 0);
        for (Regularization penalty : penalties) {
            switch (penalty) {
                case L1Regularization one ->
                    all = new Penalty((float) one.getL1().valueAt(0, 0), all.l2, all.decay);
                case L2Regularization two ->
                    all = new Penalty(all.l1, (float) two.getL2().valueAt(0, 0), all.decay);
                case DecoupledDecay decay ->
                    all = new Penalty(all.l1, all.l2, (float) decay.getCoeff().valueAt(0, 0));
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(all);
    }

    /// What the weights from `from` on add to the loss.
    double loss(float[] parameters, int from, int count) {
        if (l1 == 0 && l2 == 0) {
            return 0;
        }
        double absolutes = 0;
        double squares = 0;
        for (int i = from; i < from + count; i++) {
            absolutes += Math.abs(parameters[i]);
            squares += (double) parameters[i] * parameters[i];
        }
        return l1 * absolutes + 0.5 * l2 * squares;
    }

    void addTo(float[] gradient, float[] parameters, int from, int count) {
        if (l1 == 0 && l2 == 0) {
            return;
        }
        for (int i = from; i < from + count; i++) {
            gradient[i] += l1 * Math.signum(parameters[i]) + l2 * parameters[i];
        }
    }

    /// Weight decay acts on the optimiser's update, not on the gradient.
    ///
    /// @param rate of a layer that learns; frozen ones have no penalties
    void decay(float[] update, float[] parameters, int from, int count, double rate) {
        if (decay == 0) {
            return;
        }
        float share = (float) (decay * rate);
        for (int i = from; i < from + count; i++) {
            update[i] += share * parameters[i];
        }
    }
}
