package org.lamina.runtime.accel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.softmax_backward;
import org.bytedeco.dnnl.softmax_forward;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Multi-head self-attention by oneDNN in single precision, for one batch size and sequence length.
///
/// The projections of queries, keys and values are one product, since their weights lie one behind the other. What the
/// last forward pass computed stays in buffers of this object until the backward pass.
public final class FastAttention {
    private static final int SOFTMAX_AXIS = 3;

    private final Sizes sizes;
    private final Inlet input;
    private final Inlet outputGradient;
    private final Slot output;
    private final Slot inputGradient;
    private final Slot projection;
    private final Slot projectionTurned;
    private final Slot out;
    private final Slot outTurned;
    private final Slot projectionGradient;
    private final Slot outGradient;
    private final Slot projectionBias;
    private final Slot outBias;
    private final Slot projectionBiasGradient;
    private final Slot outBiasGradient;
    private final Step project;
    private final List<Step> forward = new ArrayList<>();
    private final List<Step> backward = new ArrayList<>();
    private final List<Step> projectBack = new ArrayList<>();
    private final Slot projected;
    private final Slot projectedGradient;
    private final @Nullable HiddenKeys padding;
    private final @Nullable Rotation rotation;
    private final float[] turning;

    /// @param steps the length of the sequences
    /// @param size the width of a head
    /// @param style what is done besides
    public record Sizes(int batch, int steps, int inputs, int heads, int size, int outputs, Style style) {
        private long rows() {
            return (long) batch * steps;
        }

        private long inner() {
            return (long) heads * size;
        }

        /// What the input has a step.
        private long width() {
            return inputs + (style.masked ? 1 : 0);
        }

        /// The part of the input, or of its gradient, that is projected.
        private memory.desc projectedPart() {
            return OneDnn.describe(new long[] {rows(), inputs}, new long[] {width(), 1});
        }
    }

    /// @param causal whether a step sees itself and earlier ones only
    /// @param biased whether the projections add biases
    /// @param rotary whether queries and keys are turned by [Rotation]
    /// @param masked whether the input has one feature more, 0 where a step is padding: no query sees these
    public record Style(boolean causal, boolean biased, boolean rotary, boolean masked) {}

    /// Weights and biases, or the places of their gradients.
    ///
    /// @param projection that of the queries; those of keys and values lie behind it, as their biases do
    public record Parts(
            INDArray projection,
            INDArray out,
            @Nullable INDArray projectionBias,
            @Nullable INDArray outBias) {}

    public FastAttention(Sizes sizes) {
        this.sizes = sizes;
        long rows = sizes.rows();
        long inner = sizes.inner();
        input = Inlet.channelsLast(sizes.projectedPart(), sizes.batch(), sizes.width(), sizes.steps());
        outputGradient = Inlet.rows(sizes.batch(), sizes.outputs(), sizes.steps());
        output = Slot.empty(matrix(rows, sizes.outputs()));
        inputGradient = Slot.empty(sizes.projectedPart());
        projection = Slot.empty(matrix(3 * inner, sizes.inputs()));
        projectionTurned = Slot.empty(turned(sizes.inputs(), 3 * inner));
        out = Slot.empty(matrix(inner, sizes.outputs()));
        outTurned = Slot.empty(turned(sizes.outputs(), inner));
        projectionGradient = Slot.empty(matrix(3 * inner, sizes.inputs()));
        outGradient = Slot.empty(matrix(inner, sizes.outputs()));
        projectionBias = Slot.empty(matrix(1, 3 * inner));
        outBias = Slot.empty(matrix(1, sizes.outputs()));
        projectionBiasGradient = Slot.empty(matrix(1, 3 * inner));
        outBiasGradient = Slot.empty(matrix(1, sizes.outputs()));

        projected = Slot.owned(matrix(rows, 3 * inner));
        Slot mixed = Slot.owned(matrix(rows, inner));
        Slot weights = Slot.owned(scores());
        projectedGradient = Slot.owned(matrix(rows, 3 * inner));
        Slot mixedGradient = Slot.owned(matrix(rows, inner));
        Slot weightsGradient = Slot.owned(scores());
        padding = sizes.style().masked() ? new HiddenKeys(sizes.batch(), sizes.steps(), sizes.width()) : null;
        rotation = sizes.style().rotary() ? new Rotation(sizes.steps(), sizes.size()) : null;
        turning = new float[rotation == null ? 0 : Math.toIntExact(3 * rows * inner)];
        project = project(input.slot, projectionTurned, projectionBias, projected);
        prepareForward(mixed, weights);
        prepareBackward(mixed, weights, mixedGradient, weightsGradient);
        prepareProjectionsBackward();
    }

    private void prepareForward(Slot mixed, Slot weights) {
        forward.add(Matmul.step(
                heads(projected, 3, 0), headsTurned(projected, 3, 1), weights, (float) (1 / Math.sqrt(sizes.size()))));
        if (sizes.style().causal()) {
            forward.add(HiddenKeys.later(weights, sizes.steps()));
        }
        if (padding != null) {
            forward.addAll(padding.steps(weights));
        }
        softmax_forward.primitive_desc softmax = softmax(weights);
        forward.add(new Step(new softmax_forward(softmax), softmax)
                .with(DNNL_ARG_SRC, weights)
                .with(DNNL_ARG_DST, weights));
        forward.add(Matmul.step(weights, heads(projected, 3, 2), heads(mixed, 1, 0)));
        forward.add(project(mixed, out, outBias, output));
    }

    private Step project(Slot rows, Slot weights, Slot bias, Slot result) {
        return sizes.style().biased() ? Matmul.step(rows, weights, bias, result) : Matmul.step(rows, weights, result);
    }

    private void prepareBackward(Slot mixed, Slot weights, Slot mixedGradient, Slot gradient) {
        float scale = (float) (1 / Math.sqrt(sizes.size()));
        backward.add(Matmul.step(outputGradient.slot, outTurned, mixedGradient));
        backward.add(Matmul.step(
                Slot.within(mixed, turned(sizes.inner(), sizes.rows()), 0), outputGradient.slot, outGradient));
        backward.add(Matmul.step(heads(mixedGradient, 1, 0), headsTurned(projected, 3, 2), gradient));
        backward.add(Matmul.step(
                Slot.within(weights, scoresTurned(), 0), heads(mixedGradient, 1, 0), heads(projectedGradient, 3, 2)));
        softmax_backward.primitive_desc softmax = new softmax_backward.primitive_desc(
                new softmax_backward.desc(gradient.layout(), weights.layout(), SOFTMAX_AXIS),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE,
                softmax(weights));
        backward.add(new Step(new softmax_backward(softmax), softmax)
                .with(DNNL_ARG_DST, weights)
                .with(DNNL_ARG_DIFF_DST, gradient)
                .with(DNNL_ARG_DIFF_SRC, gradient));
        backward.add(Matmul.step(gradient, heads(projected, 3, 1), heads(projectedGradient, 3, 0), scale));
        backward.add(Matmul.step(
                Slot.within(gradient, scoresTurned(), 0),
                heads(projected, 3, 0),
                heads(projectedGradient, 3, 1),
                scale));
    }

    private void prepareProjectionsBackward() {
        projectBack.add(Matmul.step(projectedGradient, projection, inputGradient));
        projectBack.add(Matmul.step(
                Slot.within(projectedGradient, turned(3 * sizes.inner(), sizes.rows()), 0),
                input.slot,
                projectionGradient));
        if (sizes.style().biased()) {
            Slot ones = Slot.owned(matrix(1, sizes.rows()));
            float[] each = new float[Math.toIntExact(sizes.rows())];
            Arrays.fill(each, 1);
            ones.write(each);
            projectBack.add(Matmul.step(ones, projectedGradient, projectionBiasGradient));
            projectBack.add(Matmul.step(ones, outputGradient.slot, outBiasGradient));
        }
    }

    private static softmax_forward.primitive_desc softmax(Slot data) {
        return new softmax_forward.primitive_desc(
                new softmax_forward.desc(prop_kind.forward_training, data.layout(), SOFTMAX_AXIS),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE);
    }

    private static memory.desc matrix(long rows, long columns) {
        return OneDnn.describe(memory.format_tag.nc, rows, columns);
    }

    /// A matrix of `columns x rows` read the other way round.
    private static memory.desc turned(long rows, long columns) {
        return OneDnn.describe(new long[] {rows, columns}, new long[] {1, rows});
    }

    private memory.desc scores() {
        return OneDnn.describe(memory.format_tag.nchw, sizes.batch(), sizes.heads(), sizes.steps(), sizes.steps());
    }

    private memory.desc scoresTurned() {
        long steps = sizes.steps();
        return OneDnn.describe(
                new long[] {sizes.batch(), sizes.heads(), steps, steps},
                new long[] {sizes.heads() * steps * steps, steps * steps, 1, steps});
    }

    /// The `index`-th of `parts` parts of each row as `[batch, heads, steps, size]`.
    private Slot heads(Slot rows, int parts, int index) {
        long width = parts * sizes.inner();
        long[] shape = {sizes.batch(), sizes.heads(), sizes.steps(), sizes.size()};
        long[] strides = {sizes.steps() * width, sizes.size(), width, 1};
        return Slot.within(rows, OneDnn.describe(shape, strides), index * sizes.inner());
    }

    /// The same as `[batch, heads, size, steps]`.
    private Slot headsTurned(Slot rows, int parts, int index) {
        long width = parts * sizes.inner();
        long[] shape = {sizes.batch(), sizes.heads(), sizes.size(), sizes.steps()};
        long[] strides = {sizes.steps() * width, sizes.size(), 1, width};
        return Slot.within(rows, OneDnn.describe(shape, strides), index * sizes.inner());
    }

    /// Whether these weights or biases can be used: single precision, one behind the other.
    public static boolean accepts(INDArray query, INDArray key, INDArray value) {
        return OneDnn.isAvailable()
                && query.dataType() == DataType.FLOAT
                && Slot.follows(query, key)
                && Slot.follows(key, value);
    }

    /// @param x of shape `[batch, inputs, steps]`, with a mask `[batch, inputs + 1, steps]`
    /// @param target a dense array of shape `[batch, steps, outputs]` that receives the answer
    public void forward(INDArray x, Parts parts, INDArray target) {
        input.take(x);
        if (padding != null) {
            padding.at(input.slot, sizes.inputs());
        }
        projectionTurned.at(parts.projection);
        out.at(parts.out);
        point(projectionBias, parts.projectionBias);
        point(outBias, parts.outBias);
        output.at(target);
        project.run();
        if (rotation != null) {
            projected.read(turning);
            rotation.forward(turning, Math.toIntExact(3 * sizes.inner()), Math.toIntExact(2 * sizes.inner()));
            projected.write(turning);
        }
        forward.forEach(Step::run);
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(parts);
        Reference.reachabilityFence(target);
    }

    private static void point(Slot slot, @Nullable INDArray array) {
        if (array != null) {
            slot.at(array);
        }
    }

    /// Of the last forward pass, whose input must still be there.
    ///
    /// @param epsilon of shape `[batch, outputs, steps]`
    /// @param gradients where the gradients of the parts go
    /// @param next a dense array of shape `[batch, steps, inputs]` that receives the gradient of the input; a mask
    ///     in it stays as it is
    public void backward(INDArray epsilon, Parts parts, Parts gradients, INDArray next) {
        outputGradient.take(epsilon);
        projection.at(parts.projection);
        outTurned.at(parts.out);
        projectionGradient.at(gradients.projection);
        outGradient.at(gradients.out);
        point(projectionBiasGradient, gradients.projectionBias);
        point(outBiasGradient, gradients.outBias);
        inputGradient.at(next);
        backward.forEach(Step::run);
        if (rotation != null) {
            projectedGradient.read(turning);
            rotation.backward(turning, Math.toIntExact(3 * sizes.inner()), Math.toIntExact(2 * sizes.inner()));
            projectedGradient.write(turning);
        }
        projectBack.forEach(Step::run);
        Reference.reachabilityFence(epsilon);
        Reference.reachabilityFence(parts);
        Reference.reachabilityFence(gradients);
        Reference.reachabilityFence(next);
    }
}
