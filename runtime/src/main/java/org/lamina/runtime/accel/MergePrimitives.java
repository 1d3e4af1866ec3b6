package org.lamina.runtime.accel;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The copies that put arrays one behind the other along dimension 1, channels fastest, and that take a gradient apart
/// in the same places.
final class MergePrimitives {
    private final long[][] shapes;
    private final long[] whole;
    private final Inlet outputGradient;
    private final List<Part> parts = new ArrayList<>();

    /// One of the arrays: on its own, and its place in the whole.
    private record Part(long from, Inlet input, Slot place, Step join, Slot gradient, Slot gradientPlace, Step split) {}

    /// @param shapes the same but for dimension 1
    MergePrimitives(long[][] shapes) {
        this.shapes = shapes;
        whole = shapes[0].clone();
        whole[1] = 0;
        for (long[] shape : shapes) {
            whole[1] += shape[1];
        }
        outputGradient = Inlet.channelsLast(whole);
        long[] strides = Layouts.channelsLastStrides(whole);
        long from = 0;
        for (long[] shape : shapes) {
            Inlet input = Inlet.channelsLast(shape);
            Slot place = Slot.empty(OneDnn.describe(shape, strides));
            Slot gradient = Slot.empty(input.slot.layout());
            Slot gradientPlace = Slot.empty(place.layout());
            parts.add(new Part(
                    from,
                    input,
                    place,
                    OneDnn.copy(input.slot, place),
                    gradient,
                    gradientPlace,
                    OneDnn.copy(gradientPlace, gradient)));
            from += shape[1];
        }
    }

    int count() {
        return shapes.length;
    }

    long[] part(int index) {
        return shapes[index];
    }

    long[] whole() {
        return whole;
    }

    void forward(INDArray[] inputs, INDArray output) {
        for (int i = 0; i < inputs.length; i++) {
            Part part = parts.get(i);
            part.input.take(inputs[i]);
            part.place.at(output, part.from);
            part.join.run();
        }
    }

    void backward(INDArray gradient, INDArray[] gradients) {
        outputGradient.take(gradient);
        for (int i = 0; i < gradients.length; i++) {
            Part part = parts.get(i);
            part.gradientPlace.at(outputGradient.slot, part.from);
            part.gradient.at(gradients[i]);
            part.split.run();
        }
    }
}
