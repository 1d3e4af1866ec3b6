package org.lamina.runtime.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/// The optimiser of frozen layers: whatever the gradient, nothing changes. It has no learning rate, so none can be set.
///
/// The engine's own `NoOp` subtracts gradients as they are, and its gradient descent by a rate of 0 makes NaN of NaN.
public final class NoUpdate implements IUpdater {
    private static final long serialVersionUID = 1L;

    @Override
    public long stateSize(long parameters) {
        return 0;
    }

    @Override
    public GradientUpdater<?> instantiate(@Nullable INDArray states, boolean initialise) {
        return new Zero(this);
    }

    @Override
    public GradientUpdater<?> instantiate(Map<String, INDArray> states, boolean initialise) {
        return new Zero(this);
    }

    @Override
    public NoUpdate clone() {
        return new NoUpdate();
    }

    @Override
    public double getLearningRate(int iteration, int epoch) {
        return Double.NaN;
    }

    @Override
    public boolean hasLearningRate() {
        return false;
    }

    @Override
    public void setLrAndSchedule(double rate, @Nullable ISchedule schedule) {
        throw new UnsupportedOperationException("Frozen layers have no learning rate");
    }

    /// All are the same, so that neighbours share one block of the engine's.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NoUpdate;
    }

    @Override
    public int hashCode() {
        return NoUpdate.class.hashCode();
    }

    private record Zero(NoUpdate config) implements GradientUpdater<NoUpdate> {
        @Override
        public NoUpdate getConfig() {
            return config;
        }

        @Override
        public void setState(Map<String, INDArray> states, boolean initialise) {
            // There is none.
        }

        @Override
        public Map<String, INDArray> getState() {
            return Map.of();
        }

        @Override
        public void setStateViewArray(INDArray view, long[] shape, char order, boolean initialise) {
            // There is none.
        }

        @Override
        public void applyUpdater(INDArray gradient, int iteration, int epoch) {
            gradient.assign(0);
        }
    }
}
