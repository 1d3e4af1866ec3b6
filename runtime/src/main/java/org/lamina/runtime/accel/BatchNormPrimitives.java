package org.lamina.runtime.accel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;

import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl.normalization_flags;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/// The primitives of one batch normalisation for one input shape, `[B, C]` or `[B, C, H, W]` with the channels fastest.
///
/// Scale and shift lie one behind the other, as DL4J keeps gamma and beta.
final class BatchNormPrimitives {
    final Inlet input;
    final Inlet outputGradient;
    final Slot output;
    final Slot inputGradient;
    final Slot scaleShift;
    final Slot scaleShiftGradient;
    final Slot mean;
    final Slot variance;
    private final Step training;
    private final Step inference;
    private final Step backward;

    BatchNormPrimitives(long[] sizes, float epsilon) {
        memory.desc data = OneDnn.describe(sizes, Layouts.channelsLastStrides(sizes));
        memory.desc channels = OneDnn.describe(memory.format_tag.x, sizes[1]);
        memory.desc pairs = OneDnn.describe(memory.format_tag.nc, 2, sizes[1]);
        int scaled = normalization_flags.use_scale_shift.value;
        batch_normalization_forward.primitive_desc train = forward(prop_kind.forward_training, data, epsilon, scaled);
        batch_normalization_forward.primitive_desc infer = forward(
                prop_kind.forward_inference, data, epsilon, scaled | normalization_flags.use_global_stats.value);
        batch_normalization_backward.primitive_desc back = new batch_normalization_backward.primitive_desc(
                new batch_normalization_backward.desc(prop_kind.backward.value, data, data, epsilon, scaled),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE,
                train);
        input = Inlet.channelsLast(sizes);
        outputGradient = Inlet.channelsLast(sizes);
        output = Slot.empty(data);
        inputGradient = Slot.empty(data);
        scaleShift = Slot.empty(pairs);
        scaleShiftGradient = Slot.empty(pairs);
        mean = Slot.empty(channels);
        variance = Slot.empty(channels);
        training = forward(train);
        inference = forward(infer);
        backward = new Step(new batch_normalization_backward(back), back)
                .with(DNNL_ARG_SRC, input.slot)
                .with(DNNL_ARG_MEAN, mean)
                .with(DNNL_ARG_VARIANCE, variance)
                .with(DNNL_ARG_SCALE_SHIFT, scaleShift)
                .with(DNNL_ARG_DIFF_DST, outputGradient.slot)
                .with(DNNL_ARG_DIFF_SRC, inputGradient)
                .with(DNNL_ARG_DIFF_SCALE_SHIFT, scaleShiftGradient);
    }

    private static batch_normalization_forward.primitive_desc forward(
            prop_kind kind, memory.desc data, float epsilon, int flags) {
        return new batch_normalization_forward.primitive_desc(
                new batch_normalization_forward.desc(kind.value, data, epsilon, flags),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE);
    }

    private Step forward(batch_normalization_forward.primitive_desc description) {
        return new Step(new batch_normalization_forward(description), description)
                .with(DNNL_ARG_SRC, input.slot)
                .with(DNNL_ARG_MEAN, mean)
                .with(DNNL_ARG_VARIANCE, variance)
                .with(DNNL_ARG_SCALE_SHIFT, scaleShift)
                .with(DNNL_ARG_DST, output);
    }

    /// With the batch's own mean and variance, which are written.
    void train() {
        training.run();
    }

    /// With the mean and variance that are given.
    void infer() {
        inference.run();
    }

    void backward() {
        backward.run();
    }
}
