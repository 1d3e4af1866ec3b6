package org.lamina.runtime.accel;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.primitive_attr;

/// Products of matrices, or of as many pairs of matrices as the leading dimensions count.
final class Matmul {
    private Matmul() {}

    static Step step(Slot left, Slot right, Slot result) {
        return step(left, right, result, 1);
    }

    /// The product plus `bias`, a row, on each row.
    static Step step(Slot left, Slot right, Slot bias, Slot result) {
        matmul.primitive_desc description = new matmul.primitive_desc(
                new matmul.desc(left.layout(), right.layout(), bias.layout(), result.layout()),
                OneDnn.attributes(),
                OneDnn.Cpu.ENGINE);
        return new Step(new matmul(description), description)
                .with(dnnl.DNNL_ARG_SRC, left)
                .with(dnnl.DNNL_ARG_WEIGHTS, right)
                .with(dnnl.DNNL_ARG_BIAS, bias)
                .with(dnnl.DNNL_ARG_DST, result);
    }

    /// @param factor times the product
    static Step step(Slot left, Slot right, Slot result, float factor) {
        primitive_attr attributes = OneDnn.attributes();
        if (factor != 1) {
            attributes.set_output_scales(0, new float[] {factor});
        }
        matmul.primitive_desc description = new matmul.primitive_desc(
                new matmul.desc(left.layout(), right.layout(), result.layout()), attributes, OneDnn.Cpu.ENGINE);
        return new Step(new matmul(description), description)
                .with(dnnl.DNNL_ARG_SRC, left)
                .with(dnnl.DNNL_ARG_WEIGHTS, right)
                .with(dnnl.DNNL_ARG_DST, result);
    }
}
