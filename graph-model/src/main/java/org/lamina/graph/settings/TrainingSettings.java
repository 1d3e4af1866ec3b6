package org.lamina.graph.settings;

import java.util.List;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;

/// How to train.
///
/// @param l1 weight of the sum of absolute weights in the loss
/// @param l2 weight of half the sum of squared weights in the loss
/// @param patience epochs without a better validation loss before the run ends early; 0 trains all epochs
public record TrainingSettings(
        int epochs,
        int batchSize,
        int seed,
        OptimizerSpec optimizer,
        ScheduleSpec schedule,
        double l1,
        double l2,
        WeightInit weightInit,
        ClippingSpec clipping,
        int patience)
        implements Described {
    public static final TrainingSettings DEFAULT = new TrainingSettings(
            5,
            64,
            42,
            OptimizerSpec.Adam.KIND.defaults(),
            new ScheduleSpec.Constant(),
            0,
            0,
            WeightInit.AUTO,
            new ClippingSpec.Off(),
            0);

    public static final Kind<TrainingSettings> KIND = Kind.of(
            "settings",
            "training",
            TrainingSettings.class,
            DEFAULT,
            Param.integer("epochs", TrainingSettings::epochs, TrainingSettings::withEpochs, 1, 100_000),
            Param.integer("batch-size", TrainingSettings::batchSize, TrainingSettings::withBatchSize, 1, 65_536),
            Param.integer("seed", TrainingSettings::seed, TrainingSettings::withSeed, 0, Integer.MAX_VALUE),
            Param.variant("optimizer", OptimizerSpec.ALL, TrainingSettings::optimizer, TrainingSettings::withOptimizer),
            Param.variant("schedule", ScheduleSpec.ALL, TrainingSettings::schedule, TrainingSettings::withSchedule),
            Param.decimal("l1", TrainingSettings::l1, TrainingSettings::withL1, 0, 1),
            Param.decimal("l2", TrainingSettings::l2, TrainingSettings::withL2, 0, 1),
            Param.choice(
                    "weight-init",
                    "weight-init",
                    TrainingSettings::weightInit,
                    TrainingSettings::withWeightInit,
                    List.of(WeightInit.values())),
            Param.variant("clipping", ClippingSpec.ALL, TrainingSettings::clipping, TrainingSettings::withClipping),
            Param.integer("patience", TrainingSettings::patience, TrainingSettings::withPatience, 0, 10_000));

    public TrainingSettings withEpochs(int v) {
        return new TrainingSettings(v, batchSize, seed, optimizer, schedule, l1, l2, weightInit, clipping, patience);
    }

    public TrainingSettings withBatchSize(int v) {
        return new TrainingSettings(epochs, v, seed, optimizer, schedule, l1, l2, weightInit, clipping, patience);
    }

    public TrainingSettings withSeed(int v) {
        return new TrainingSettings(epochs, batchSize, v, optimizer, schedule, l1, l2, weightInit, clipping, patience);
    }

    public TrainingSettings withOptimizer(OptimizerSpec v) {
        return new TrainingSettings(epochs, batchSize, seed, v, schedule, l1, l2, weightInit, clipping, patience);
    }

    public TrainingSettings withSchedule(ScheduleSpec v) {
        return new TrainingSettings(epochs, batchSize, seed, optimizer, v, l1, l2, weightInit, clipping, patience);
    }

    public TrainingSettings withL1(double v) {
        return new TrainingSettings(
                epochs, batchSize, seed, optimizer, schedule, v, l2, weightInit, clipping, patience);
    }

    public TrainingSettings withL2(double v) {
        return new TrainingSettings(
                epochs, batchSize, seed, optimizer, schedule, l1, v, weightInit, clipping, patience);
    }

    public TrainingSettings withWeightInit(WeightInit v) {
        return new TrainingSettings(epochs, batchSize, seed, optimizer, schedule, l1, l2, v, clipping, patience);
    }

    public TrainingSettings withClipping(ClippingSpec v) {
        return new TrainingSettings(epochs, batchSize, seed, optimizer, schedule, l1, l2, weightInit, v, patience);
    }

    public TrainingSettings withPatience(int v) {
        return new TrainingSettings(epochs, batchSize, seed, optimizer, schedule, l1, l2, weightInit, clipping, v);
    }

    @Override
    public Kind<TrainingSettings> kind() {
        return KIND;
    }
}
