package org.lamina.samples.example;

import static org.lamina.samples.template.Layers.classes;
import static org.lamina.samples.template.Layers.mean;

import org.lamina.graph.GraphDocument;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Border2d;
import org.lamina.graph.layer.Border3d;
import org.lamina.graph.layer.Concatenate;
import org.lamina.graph.layer.Conv3d;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool3d;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.layer.ToSequence;
import org.lamina.graph.layer.ToVolume;
import org.lamina.graph.layer.TransposedConv3d;
import org.lamina.graph.layer.Upsample3d;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.layer.VolumeInput;
import org.lamina.graph.layer.Window3d;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.samples.template.Plan;

/// Networks over volumes, as scanners make them. None comes with the program.
final class VolumeExamples {
    private static final DataSpec NONE = new DataSpec.None();

    private VolumeExamples() {}

    private static Conv3d conv(int filters) {
        return new Conv3d(filters, new Window3d(3, Size.of(3), 1, Size.of(1), Padding.SAME), Activation.RELU, true);
    }

    private static TransposedConv3d enlarged(int filters) {
        return new TransposedConv3d(
                filters, new Window3d(2, Size.of(2), 2, Size.of(2), Padding.VALID), Activation.RELU, true);
    }

    private static Pool3d half(Reduction reduction) {
        return new Pool3d(reduction, new Window3d(2, Size.of(2), 2, Size.of(2), Padding.VALID));
    }

    /// Half as fine first: memory is what volumes want most.
    static GraphDocument scan() {
        return Plan.of("scan", new VolumeInput(1, 16, 64, 64))
                .then("coarser", half(Reduction.AVERAGE))
                .then("conv1", conv(8))
                .then("pool1", half(Reduction.MAX))
                .then("conv2", conv(16))
                .then("pool2", half(Reduction.MAX))
                .then("mean", mean())
                .then("finding", new Output(1, Losses.SIGMOID_CROSS_ENTROPY))
                .winding(4, NONE);
    }

    /// An answer at every voxel. Outputs read sequences, so the voxels become steps.
    static GraphDocument organ() {
        return Plan.of("scan", new VolumeInput(1, 16, 32, 32))
                .then("fine", conv(8))
                .then("pool", half(Reduction.MAX))
                .then("coarse", conv(16))
                .then("up", new Upsample3d(2))
                .read("both", new Concatenate(), "fine", "up")
                .then("conv", conv(8))
                .then("voxels", new ToSequence(8, 16 * 32 * 32))
                .then("organ", classes(3))
                .spread(NONE);
    }

    /// The middle as fine as it is beside the whole in half of it.
    static GraphDocument middle() {
        Plan plan = Plan.of("scan", new VolumeInput(1, 16, 64, 64))
                .then("middle", new Border3d(4, 4, new Border2d(true, 16, 16, 16, 16)))
                .then("fine", conv(8))
                .from("scan")
                .then("whole", half(Reduction.AVERAGE))
                .then("coarse", conv(8));
        return plan.read("both", new Concatenate(), "fine", "coarse")
                .then("conv", conv(16))
                .then("mean", mean())
                .then("finding", new Output(1, Losses.SIGMOID_CROSS_ENTROPY))
                .spread(NONE);
    }

    /// Depth is time: frames of zeros before the first, none behind the last.
    static GraphDocument film() {
        Border3d before = new Border3d(2, 0, new Border2d(false, 1, 1, 1, 1));
        Conv3d valid = new Conv3d(8, new Window3d(3, Size.of(3), 1, Size.of(1), Padding.VALID), Activation.RELU, true);
        return Plan.of("film", new VolumeInput(3, 8, 32, 32))
                .then("before1", before)
                .then("conv1", valid)
                .then("pool1", half(Reduction.MAX))
                .then("before2", before)
                .then("conv2", valid)
                .then("mean", mean())
                .then("action", classes(5))
                .winding(4, NONE);
    }

    /// A body from sixteen numbers.
    static GraphDocument body() {
        return Plan.of("numbers", new VectorInput(16))
                .then("dense", new Dense(16 * 4 * 4 * 4, Activation.RELU))
                .then("volume", new ToVolume(16, 4, 4, 4))
                .then("up1", enlarged(8))
                .then("up2", enlarged(4))
                .then("voxels", new ToSequence(4, 16 * 16 * 16))
                .then("filled", new Output(1, Losses.SIGMOID_CROSS_ENTROPY))
                .winding(4, NONE);
    }
}
