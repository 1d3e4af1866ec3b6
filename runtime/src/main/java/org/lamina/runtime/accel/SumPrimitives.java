package org.lamina.runtime.accel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;

/// The primitives that add arrays of one shape, channels fastest, and that hand a gradient on to each of them.
final class SumPrimitives {
    final List<Inlet> inputs;
    final Slot output;
    final Inlet outputGradient;
    final Slot inputGradient;
    private final List<Step> forward = new ArrayList<>();
    private final Step backward;

    SumPrimitives(int count, long[] sizes) {
        memory.desc data = OneDnn.describe(sizes, Layouts.channelsLastStrides(sizes));
        inputs = Stream.generate(() -> Inlet.channelsLast(sizes)).limit(count).toList();
        output = Slot.empty(data);
        outputGradient = Inlet.channelsLast(sizes);
        inputGradient = Slot.empty(data);
        binary.primitive_desc sum = new binary.primitive_desc(
                new binary.desc(algorithm.binary_add, data, data, data), OneDnn.attributes(), OneDnn.Cpu.ENGINE);
        for (int i = 1; i < count; i++) {
            forward.add(new Step(new binary(sum), sum)
                    .with(DNNL_ARG_SRC_0, i == 1 ? inputs.getFirst().slot : output)
                    .with(DNNL_ARG_SRC_1, inputs.get(i).slot)
                    .with(DNNL_ARG_DST, output));
        }
        backward = OneDnn.copy(outputGradient.slot, inputGradient);
    }

    void forward() {
        forward.forEach(Step::run);
    }

    void backward() {
        backward.run();
    }
}
