package org.lamina.runtime.accel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.lang.ref.Reference;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.softmax_forward;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Softmax, cross entropy and the gradient of the sums in one pass over rows of units, for one shape of labels.
final class SoftmaxLoss {
    final Slot sums;
    final Slot gradient;
    private final Inlet right;
    private final Step softmax;
    private final int units;
    private final float[] answers;
    private final float[] values;

    /// @param shape of the labels, `[B, F]` or `[B, F, T]`
    SoftmaxLoss(long... shape) {
        right = Inlet.rows(shape);
        memory.desc data = right.slot.layout();
        sums = Slot.empty(data);
        gradient = Slot.empty(data);
        softmax = softmax(sums, gradient);
        units = Math.toIntExact(shape[1]);
        answers = new float[Math.toIntExact(data.get_size() / Float.BYTES)];
        values = new float[answers.length];
    }

    static Step softmax(Slot sums, Slot shares) {
        softmax_forward.primitive_desc description = new softmax_forward.primitive_desc(
                new softmax_forward.desc(prop_kind.forward_training, sums.layout(), 1),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE);
        return new Step(new softmax_forward(description), description)
                .with(DNNL_ARG_SRC, sums)
                .with(DNNL_ARG_DST, shares);
    }

    /// Writes the gradient of the sums.
    ///
    /// @param clip probabilities below this, and above one less this, count as those in the loss
    /// @param weights a factor for each unit
    /// @return the loss, summed over the batch
    double run(INDArray labels, double clip, float @Nullable [] weights) {
        right.take(labels);
        right.slot.read(answers);
        Reference.reachabilityFence(labels);
        softmax.run();
        gradient.read(values);
        double loss = 0;
        for (int row = 0; row < values.length; row += units) {
            loss += weights == null ? plainRow(row, clip) : weightedRow(row, clip, weights);
        }
        gradient.write(values);
        return loss;
    }

    private double plainRow(int row, double clip) {
        double loss = 0;
        for (int i = row; i < row + units; i++) {
            if (answers[i] != 0) {
                loss -= answers[i] * logarithm(values[i], clip);
            }
            values[i] -= answers[i];
        }
        return loss;
    }

    private double weightedRow(int row, double clip, float[] weights) {
        double loss = 0;
        float sum = 0;
        for (int unit = 0; unit < units; unit++) {
            float weighted = answers[row + unit] * weights[unit];
            if (weighted != 0) {
                loss -= weighted * logarithm(values[row + unit], clip);
                sum += weighted;
            }
        }
        for (int unit = 0; unit < units; unit++) {
            values[row + unit] = values[row + unit] * sum - answers[row + unit] * weights[unit];
        }
        return loss;
    }

    private static double logarithm(float probability, double clip) {
        return Math.log(clip > 0 && !Float.isNaN(probability) ? Math.clamp(probability, clip, 1 - clip) : probability);
    }
}
