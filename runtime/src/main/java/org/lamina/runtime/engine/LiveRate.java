package org.lamina.runtime.engine;

import org.nd4j.linalg.schedule.ISchedule;

/// A learning rate that the trainer sets before each batch; all layers of a network share one, so changing it costs
/// nothing and keeps the optimiser's state.
public final class LiveRate implements ISchedule {

    private static final long serialVersionUID = 1L;

    private volatile double rate;

    public LiveRate(double rate) {
        this.rate = rate;
    }

    public void set(double changed) {
        rate = changed;
    }

    public double get() {
        return rate;
    }

    /// This rate times a factor, whatever it becomes.
    public ISchedule times(double factor) {
        return factor == 1 ? this : new Scaled(this, factor);
    }

    /// Equal to another of the same rate and factor, so that the engine takes layers that learn alike together.
    private record Scaled(LiveRate rate, double factor) implements ISchedule {
        @Override
        public double valueAt(int iteration, int epoch) {
            return factor * rate.get();
        }

        @Override
        @SuppressWarnings("MissingSuperCall")
        public ISchedule clone() {
            return this;
        }
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        return rate;
    }

    /// Shared on purpose: the engine clones configurations, and every clone must follow the same rate.
    @Override
    @SuppressWarnings("MissingSuperCall")
    public ISchedule clone() {
        return this;
    }
}
