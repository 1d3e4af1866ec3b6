package org.lamina.runtime.accel;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/// One of DL4J's optimisers whose arithmetic runs in plain Java: one pass over gradient and states, in pieces that stay
/// in the cache. States lie as the optimiser's own, so that its files stay readable.
public final class FastUpdater implements IUpdater {
    private static final long serialVersionUID = 1L;

    private final IUpdater stock;

    private FastUpdater(IUpdater stock) {
        this.stock = stock;
    }

    /// The optimiser itself where there is nothing to gain: plain gradient descent is one product already.
    public static IUpdater of(IUpdater stock) {
        return UpdateRule.states(stock).orElse(List.of()).isEmpty() ? stock : new FastUpdater(stock);
    }

    /// The optimiser whose numbers this gives.
    public IUpdater stock() {
        return stock;
    }

    @Override
    public long stateSize(long parameters) {
        return stock.stateSize(parameters);
    }

    @Override
    public GradientUpdater<?> instantiate(INDArray states, boolean initialise) {
        return new FastGradientUpdater(this, stock.instantiate(states, initialise));
    }

    @Override
    public GradientUpdater<?> instantiate(Map<String, INDArray> states, boolean initialise) {
        return new FastGradientUpdater(this, stock.instantiate(states, initialise));
    }

    @Override
    public FastUpdater clone() {
        return new FastUpdater(stock.clone());
    }

    @Override
    public double getLearningRate(int iteration, int epoch) {
        return stock.getLearningRate(iteration, epoch);
    }

    @Override
    public boolean hasLearningRate() {
        return stock.hasLearningRate();
    }

    @Override
    public void setLrAndSchedule(double rate, @Nullable ISchedule schedule) {
        stock.setLrAndSchedule(rate, schedule);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FastUpdater updater && stock.equals(updater.stock);
    }

    @Override
    public int hashCode() {
        return Objects.hash(stock);
    }
}
