package org.lamina.runtime.engine;

import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.jspecify.annotations.Nullable;
import org.lamina.runtime.accel.OneDnn;
import org.lamina.runtime.accel.RnnPrimitives;
import org.lamina.runtime.accel.ShapeCache;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An [RnnLayer] at work: by [RnnPrimitives] in single precision without a mask, else with the arithmetic of
/// [RnnCore]. At a masked step the state becomes zero, as in the engine's own.
final class RnnOp extends BegunOp<RnnLayer> {

    private static final String INPUT = "W";
    private static final String RECURRENT = "RW";
    private static final String BIAS = "b";

    private final transient ShapeCache<Key, RnnPrimitives> cache = new ShapeCache<>();
    private transient @Nullable RnnPrimitives fast;
    private transient @Nullable RnnCore core;

    private record Key(long batch, long steps) {}

    RnnOp(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    @Override
    long states() {
        return layerConf().getNOut();
    }

    @Override
    void forward(INDArray x, INDArray before, INDArray output) {
        forget();
        if (dataType == DataType.FLOAT && maskArray == null && OneDnn.isAvailable()) {
            RnnPrimitives primitives = cache.get(
                    new Key(x.size(1), x.size(0)),
                    sizes -> new RnnPrimitives(
                            sizes.batch(),
                            sizes.steps(),
                            layerConf().getNIn(),
                            layerConf().getNOut()));
            fast = primitives;
            primitives.forward(
                    x,
                    before,
                    new RnnPrimitives.Parameters(getParam(INPUT), getParam(RECURRENT), getParam(BIAS)),
                    output);
        } else {
            RnnCore precise = new RnnCore(
                    (int) x.size(1),
                    new RnnCore.Weights(
                            RowMajor.read(getParam(INPUT)),
                            RowMajor.read(getParam(RECURRENT)),
                            RowMajor.read(getParam(BIAS))),
                    RowMajor.read(x),
                    RowMajor.read(before),
                    maskArray == null ? null : RowMajor.read(maskArray.castTo(dataType)));
            core = precise;
            RowMajor.write(precise.forward(), output);
        }
    }

    @Override
    void backward(INDArray epsilon, Gradient result, INDArray next, INDArray ofState) {
        RnnPrimitives primitives = fast;
        if (primitives != null) {
            primitives.backward(
                    epsilon, new RnnPrimitives.Parameters(view(INPUT), view(RECURRENT), view(BIAS)), next, ofState);
        } else {
            RnnCore.Gradients found = Objects.requireNonNull(core).backward(RowMajor.read(epsilon));
            write(found.weights().input(), view(INPUT));
            write(found.weights().recurrent(), view(RECURRENT));
            write(found.weights().bias(), view(BIAS));
            RowMajor.write(found.input(), next);
            RowMajor.write(found.first(), ofState);
        }
        for (String key : new String[] {INPUT, RECURRENT, BIAS}) {
            result.gradientForVariable().put(key, view(key));
        }
    }

    @Override
    void forget() {
        fast = null;
        core = null;
    }
}
