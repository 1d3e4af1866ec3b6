package org.lamina.runtime.accel;

import java.lang.ref.Reference;
import java.util.Arrays;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Where an array enters primitives that want one layout: taken as it is where it has that layout, else copied into a
/// buffer of the inlet's own.
///
/// The buffer stays until the next array comes, from the forward to the backward pass, as no workspace array would.
final class Inlet {
    /// What the primitives read.
    final Slot slot;

    private final long[] sizes;
    private final long[] wanted;
    private final ShapeCache<Strides, Copy> copies = new ShapeCache<>();
    private @Nullable Slot buffer;

    private record Copy(Slot from, Step step) {}

    /// Equal by value, as an array is not.
    private record Strides(String values) {}

    private Inlet(memory.desc layout, long[] sizes, long[] wanted) {
        slot = Slot.empty(layout);
        this.sizes = sizes;
        this.wanted = wanted;
    }

    /// For arrays of logical shape `[B, C, ...]` that lie with the channels fastest.
    static Inlet channelsLast(long... sizes) {
        return of(sizes, Layouts.channelsLastStrides(sizes));
    }

    /// As [#channelsLast(long...)], but the primitives see the numbers in a shape of their own.
    static Inlet channelsLast(memory.desc seen, long... sizes) {
        return new Inlet(seen, sizes, Layouts.channelsLastStrides(sizes));
    }

    /// As [#channelsLast(long...)], but the primitives see a matrix with a row of channels for each place.
    static Inlet rows(long... sizes) {
        long places = 1;
        for (int d = 0; d < sizes.length; d++) {
            places *= d == 1 ? 1 : sizes[d];
        }
        return new Inlet(
                OneDnn.describe(memory.format_tag.nc, places, sizes[1]), sizes, Layouts.channelsLastStrides(sizes));
    }

    /// For arrays that lie in the order of their dimensions.
    static Inlet plain(long... sizes) {
        return of(sizes, Layouts.plainStrides(sizes));
    }

    private static Inlet of(long[] sizes, long[] strides) {
        return new Inlet(OneDnn.describe(sizes, strides), sizes, strides);
    }

    /// Lets the array in; it must stay reachable until the primitives have run.
    void take(INDArray array) {
        if (!Arrays.equals(array.shape(), sizes)) {
            throw new IllegalArgumentException(
                    "Expected " + Arrays.toString(sizes) + ", got " + Arrays.toString(array.shape()));
        }
        long[] strides = strides(array);
        if (Arrays.equals(strides, wanted)) {
            slot.at(array);
            return;
        }
        if (Layouts.isRepeated(array)) {
            INDArray plain = array.dup('c');
            copy(plain, strides(plain));
            Reference.reachabilityFence(plain);
        } else {
            copy(array, strides);
        }
    }

    /// The stride of a dimension of size one says nothing; it counts as the wanted one.
    private long[] strides(INDArray array) {
        long[] strides = array.stride().clone();
        for (int d = 0; d < strides.length; d++) {
            if (sizes[d] == 1) {
                strides[d] = wanted[d];
            }
        }
        return strides;
    }

    private void copy(INDArray array, long[] strides) {
        Slot target = buffer;
        if (target == null) {
            target = Slot.owned(OneDnn.describe(sizes, wanted));
            buffer = target;
        }
        Slot to = Slot.within(target, OneDnn.describe(sizes, wanted), 0);
        Copy copy = copies.get(new Strides(Arrays.toString(strides)), _ -> {
            Slot from = Slot.empty(OneDnn.describe(sizes, strides));
            return new Copy(from, OneDnn.copy(from, to));
        });
        copy.from.at(array);
        copy.step.run();
        slot.at(target);
    }
}
