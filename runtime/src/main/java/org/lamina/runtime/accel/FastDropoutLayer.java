package org.lamina.runtime.accel;

import java.lang.ref.Reference;
import java.util.List;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.DropoutLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Dropout in single precision, with the channels fastest. One draw from the engine's generator fixes the mask of a
/// step, so a run that begins at the same state drops the same. DL4J's own code does the rest.
public class FastDropoutLayer extends DropoutLayer {
    private static final long serialVersionUID = 1L;
    private static final int PIECE = 4096;

    private final transient ShapeCache<List<Long>, Inlet> cache = new ShapeCache<>();
    private final transient float[] values = new float[PIECE];
    private transient @Nullable DropMask last;

    public FastDropoutLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    private boolean isCovered() {
        return OneDnn.isAvailable()
                && dataType == DataType.FLOAT
                && input.rank() >= 2
                && input.rank() <= 4
                && input.length() <= Integer.MAX_VALUE
                && maskArray == null
                && layerConf() instanceof FastDropout;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        last = null;
        if (!training || !isCovered()) {
            return super.activate(training, workspaces);
        }
        DropMask mask = DropMask.of(Nd4j.getRandom().nextLong(), ((FastDropout) layerConf()).kept());
        last = mask;
        return masked(mask, input, ArrayType.ACTIVATIONS, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        DropMask mask = last;
        if (mask == null) {
            return super.backpropGradient(epsilon, workspaces);
        }
        last = null;
        return new Pair<>(new DefaultGradient(), masked(mask, epsilon, ArrayType.ACTIVATION_GRAD, workspaces));
    }

    private INDArray masked(DropMask mask, INDArray array, ArrayType purpose, LayerWorkspaceMgr workspaces) {
        INDArray from = array.castTo(dataType);
        Inlet inlet = cache.get(LongStream.of(from.shape()).boxed().toList(), _ -> Inlet.channelsLast(from.shape()));
        inlet.take(from);
        INDArray to = workspaces.createUninitialized(purpose, dataType, Layouts.channelsLastShape(from.shape()), 'c');
        Floats target = new Floats(to);
        int length = (int) from.length();
        for (int at = 0; at < length; at += PIECE) {
            int count = Math.min(PIECE, length - at);
            inlet.slot.read(at, values, count);
            mask.apply(values, at, count);
            target.write(at, values, count);
        }
        Reference.reachabilityFence(from);
        Reference.reachabilityFence(to);
        return Layouts.channelsFirstView(to);
    }

    @Override
    public void clear() {
        super.clear();
        last = null;
    }
}
