package org.lamina.runtime.accel;

import java.util.List;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/// Hides keys of attention: adds to their scores `[batch, heads, queries, keys]` so low a number that softmax makes
/// zeros of them.
///
/// As an object it hides padding, which a mask in each forward pass tells.
final class HiddenKeys {
    private static final float UNSEEN = -1e30f;

    private final Slot mask;
    private final Slot added;

    /// @param width how many numbers apart the steps of the mask lie
    HiddenKeys(int batch, int steps, long width) {
        long sample = steps * width;
        mask = Slot.empty(OneDnn.describe(new long[] {batch, 1, 1, steps}, new long[] {sample, sample, sample, width}));
        added = Slot.owned(OneDnn.describe(memory.format_tag.nchw, batch, 1, 1, steps));
    }

    /// Where the mask lies: from the `from`-th number of a slot on.
    void at(Slot owner, long from) {
        mask.at(owner, from);
    }

    List<Step> steps(Slot scores) {
        eltwise_forward.primitive_desc low = new eltwise_forward.primitive_desc(
                new eltwise_forward.desc(
                        prop_kind.forward_inference.value,
                        algorithm.eltwise_linear.value,
                        added.layout(),
                        -UNSEEN,
                        UNSEEN),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE);
        Step lower = new Step(new eltwise_forward(low), low)
                .with(dnnl.DNNL_ARG_SRC, added)
                .with(dnnl.DNNL_ARG_DST, added);
        return List.of(OneDnn.copy(mask, added), lower, add(scores, added));
    }

    /// Keys behind the place of the query.
    static Step later(Slot scores, int steps) {
        float[] sum = new float[steps * steps];
        for (int query = 0; query < steps; query++) {
            for (int key = query + 1; key < steps; key++) {
                sum[query * steps + key] = UNSEEN;
            }
        }
        Slot hidden = Slot.owned(OneDnn.describe(memory.format_tag.nchw, 1, 1, steps, steps));
        hidden.write(sum);
        return add(scores, hidden);
    }

    private static Step add(Slot scores, Slot hidden) {
        binary.primitive_desc sum = new binary.primitive_desc(
                new binary.desc(algorithm.binary_add, scores.layout(), hidden.layout(), scores.layout()),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE);
        return new Step(new binary(sum), sum)
                .with(dnnl.DNNL_ARG_SRC_0, scores)
                .with(dnnl.DNNL_ARG_SRC_1, hidden)
                .with(dnnl.DNNL_ARG_DST, scores);
    }
}
