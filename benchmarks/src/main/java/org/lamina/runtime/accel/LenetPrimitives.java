package org.lamina.runtime.accel;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;

/// One training step of lenet (see `PeerModels`) as bare oneDNN primitives one behind the other: forward, softmax, all
/// gradients, weights reordered as they must be after every update. No engine, no arrays made, no loss, no optimiser:
/// what an engine that computes with these primitives could reach at best.
public final class LenetPrimitives {
    private static final int[] STEP = {1, 1};
    private static final int[] HALF = {2, 2};

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Slot> kept = new ArrayList<>();
    private final ConvolutionPrimitives first;
    private final PoolingPrimitives firstPool;
    private final ConvolutionPrimitives second;
    private final PoolingPrimitives secondPool;
    private final DensePrimitives dense;
    private final DensePrimitives output;
    private final Step flatten;
    private final Step unflatten;
    private final Step softmax;

    public LenetPrimitives(int batch) {
        Window whole = window(batch, 1, 28, 26, 3, STEP);
        Window pooled = window(batch, 32, 26, 13, 2, HALF);
        Window small = window(batch, 32, 13, 11, 3, STEP);
        Window end = window(batch, 64, 11, 5, 2, HALF);
        first = new ConvolutionPrimitives(whole, 32, true, true, false);
        firstPool = PoolingPrimitives.of(pooled, PoolingPrimitives.Kind.MAX, true);
        second = new ConvolutionPrimitives(small, 64, true, true, false);
        secondPool = PoolingPrimitives.of(end, PoolingPrimitives.Kind.MAX, true);
        dense = new DensePrimitives(new long[] {batch, 1600}, 64, true, new Function(algorithm.eltwise_relu, 0));
        output = new DensePrimitives(new long[] {batch, 64}, 10, true, null);

        random(first.input.slot, first.weights, first.bias, second.weights, second.bias);
        random(dense.weights, dense.bias, output.weights, output.bias);
        give(first.weightGradient, first.biasGradient, second.weightGradient, second.biasGradient);
        give(dense.weightGradient, dense.biasGradient, output.weightGradient, output.biasGradient);
        link(first.output, firstPool.input);
        link(firstPool.output, second.input);
        link(second.output, secondPool.input);
        give(secondPool.output);
        link(dense.output, output.input);
        give(output.output, dense.input.slot);
        Slot asRows = Slot.within(dense.input.slot, nchw(batch), 0);
        flatten = OneDnn.copy(secondPool.output, asRows);

        give(output.outputGradient.slot, secondPool.outputGradient.slot, dense.inputGradient);
        link(output.inputGradient, dense.outputGradient);
        unflatten = OneDnn.copy(Slot.within(dense.inputGradient, nchw(batch), 0), secondPool.outputGradient.slot);
        link(secondPool.inputGradient, second.outputGradient);
        link(second.inputGradient, firstPool.outputGradient);
        link(firstPool.inputGradient, first.outputGradient);
        softmax = SoftmaxLoss.softmax(output.output, output.outputGradient.slot);
    }

    private static memory.desc nchw(int batch) {
        return OneDnn.describe(memory.format_tag.nchw, batch, 64, 5, 5);
    }

    private static Window window(int batch, int channels, int side, int out, int kernel, int[] stride) {
        long[] none = {0, 0};
        return new Window(batch, channels, side, side, out, out, new int[] {kernel, kernel}, stride, STEP, none, none);
    }

    private void random(Slot... slots) {
        for (Slot slot : slots) {
            float[] values = new float[Math.toIntExact(slot.layout().get_size() / Float.BYTES)];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextDouble() - 0.5) / 10;
            }
            give(slot);
            slot.write(values);
        }
    }

    private void give(Slot... slots) {
        for (Slot slot : slots) {
            Slot buffer = Slot.owned(slot.layout());
            slot.at(buffer);
            kept.add(buffer);
        }
    }

    private void link(Slot from, Inlet to) {
        give(from);
        to.slot.at(from);
    }

    public void run() {
        first.forward();
        firstPool.forward();
        second.forward();
        secondPool.forward();
        flatten.run();
        dense.forward();
        output.forward();
        softmax.run();
        output.backwardParameters();
        output.backwardInput();
        dense.backwardParameters();
        dense.backwardInput();
        unflatten.run();
        secondPool.backward();
        second.backwardParameters();
        second.backwardInput();
        firstPool.backward();
        first.backwardParameters();
    }
}
