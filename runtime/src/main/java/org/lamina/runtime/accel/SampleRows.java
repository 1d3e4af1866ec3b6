package org.lamina.runtime.accel;

import java.util.Arrays;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// Copies of some samples of a batch, in the layout in which they lie.
public final class SampleRows {
    private SampleRows() {}

    /// Room for so many samples like those of an array.
    public static INDArray room(INDArray like, long samples, ArrayType type, LayerWorkspaceMgr workspaces) {
        long[] sizes = like.shape().clone();
        sizes[0] = samples;
        return isChannelsLast(like)
                ? SummableArray.channelsFirstView(
                        workspaces.createUninitialized(type, like.dataType(), Layouts.channelsLastShape(sizes), 'c'))
                : workspaces.createUninitialized(type, like.dataType(), sizes, 'c');
    }

    /// The samples from one to before another, sharing memory.
    public static INDArray of(INDArray batch, long from, long to) {
        INDArrayIndex[] all = new INDArrayIndex[batch.rank()];
        Arrays.fill(all, NDArrayIndex.all());
        all[0] = NDArrayIndex.interval(from, to);
        return batch.get(all);
    }

    public static void copy(INDArray from, INDArray to) {
        boolean isAlike = isChannelsLast(from) && isChannelsLast(to);
        inMemoryOrder(to, isAlike).assign(inMemoryOrder(from, isAlike));
    }

    private static INDArray inMemoryOrder(INDArray array, boolean isChannelsLast) {
        if (!isChannelsLast) {
            return array;
        }
        return array.rank() == 3 ? array.permute(0, 2, 1) : array.permute(0, 2, 3, 1);
    }

    private static boolean isChannelsLast(INDArray array) {
        return (array.rank() == 3 || array.rank() == 4)
                && Layouts.hasStrides(array, Layouts.channelsLastStrides(array.shape()));
    }
}
