package org.lamina.runtime.train;

import java.nio.file.Path;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What others asked the trainer to do, until it looks. Safe on any thread; the trainer is the only reader.
final class Orders {

    /// What the trainer is to do next. The latest order wins; closing is final.
    enum Goal {
        REST,
        ALL,
        EPOCH,
        BATCH,
        PAUSE,
        STOP,
        CLOSE;

        boolean trains() {
            return this == ALL || this == EPOCH || this == BATCH;
        }
    }

    private Goal goal = Goal.REST;
    private double rate = Double.NaN;
    private boolean checkpoint;
    private boolean evaluation;
    private @Nullable Path folder;

    /// @param folder where checkpoints go; null keeps none
    Orders(@Nullable Path folder) {
        this.folder = folder;
    }

    synchronized void give(Goal next) {
        if (goal != Goal.CLOSE) {
            goal = next;
        }
        notifyAll();
    }

    synchronized Goal goal() {
        return goal;
    }

    /// Moves on from a goal that is reached, unless something else was ordered meanwhile.
    synchronized void reached(Goal done, Goal next) {
        if (goal == done) {
            goal = next;
        }
    }

    synchronized void changeRate(double changed) {
        rate = changed;
        notifyAll();
    }

    synchronized OptionalDouble takeRate() {
        OptionalDouble taken = Double.isNaN(rate) ? OptionalDouble.empty() : OptionalDouble.of(rate);
        rate = Double.NaN;
        return taken;
    }

    synchronized void askCheckpoint() {
        checkpoint = true;
        notifyAll();
    }

    synchronized boolean takeCheckpoint() {
        boolean taken = checkpoint;
        checkpoint = false;
        return taken;
    }

    synchronized void keepIn(Path chosen) {
        folder = chosen;
    }

    synchronized @Nullable Path folder() {
        return folder;
    }

    synchronized void askEvaluation() {
        evaluation = true;
        notifyAll();
    }

    synchronized boolean takeEvaluation() {
        boolean taken = evaluation;
        evaluation = false;
        return taken;
    }

    /// Waits for the next order, at most `millis`.
    synchronized void await(long millis) throws InterruptedException {
        if (!goal.trains()
                && goal != Goal.CLOSE
                && goal != Goal.STOP
                && !checkpoint
                && !evaluation
                && Double.isNaN(rate)) {
            wait(millis);
        }
    }
}
