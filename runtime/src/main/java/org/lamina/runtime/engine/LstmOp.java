package org.lamina.runtime.engine;

import java.util.Objects;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.AbstractLSTM;
import org.deeplearning4j.nn.gradient.Gradient;
import org.jspecify.annotations.Nullable;
import org.lamina.runtime.accel.LstmPrimitives;
import org.lamina.runtime.accel.OneDnn;
import org.lamina.runtime.accel.ShapeCache;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// A [LstmLayer] or [PeepholeLstmLayer] at work: by [LstmPrimitives] in single precision, else with the arithmetic of
/// [LstmCore]. A mask changes nothing here, as in the engine's own LSTM. Peepholes lie behind the recurrent weights.
final class LstmOp extends BegunOp<AbstractLSTM> {

    private static final String INPUT = "W";
    static final String RECURRENT = "RW";
    private static final String BIAS = "b";

    private final transient ShapeCache<Key, LstmPrimitives> cache = new ShapeCache<>();
    private transient @Nullable LstmPrimitives fast;
    private transient @Nullable LstmCore core;

    private final boolean hasPeepholes;

    private record Key(long batch, long steps) {}

    LstmOp(NeuralNetConfiguration conf, DataType type, boolean hasPeepholes) {
        super(conf, type);
        this.hasPeepholes = hasPeepholes;
    }

    @Override
    long states() {
        return 2 * layerConf().getNOut();
    }

    @Override
    void forward(INDArray x, INDArray before, INDArray output) {
        fast = null;
        core = null;
        if (dataType == DataType.FLOAT && OneDnn.isAvailable()) {
            LstmPrimitives primitives = cache.get(
                    new Key(x.size(1), x.size(0)),
                    sizes -> new LstmPrimitives(new LstmPrimitives.Form(
                            sizes.batch(),
                            sizes.steps(),
                            layerConf().getNIn(),
                            layerConf().getNOut(),
                            hasPeepholes)));
            fast = primitives;
            primitives.forward(x, halves(before), parameters(), output);
        } else {
            LstmPrimitives.State state = halves(before);
            LstmCore precise = new LstmCore(
                    (int) x.size(1),
                    new LstmCore.Weights(
                            RowMajor.read(getParam(INPUT)),
                            RowMajor.read(recurrent(getParam(RECURRENT))),
                            RowMajor.read(getParam(BIAS)),
                            peepholes()),
                    RowMajor.read(x),
                    new LstmCore.State(RowMajor.read(state.hidden()), RowMajor.read(state.cell())));
            core = precise;
            RowMajor.write(precise.forward(), output);
        }
    }

    @Override
    void backward(INDArray epsilon, Gradient result, INDArray next, INDArray ofState) {
        LstmPrimitives.State toState = halves(ofState);
        LstmPrimitives primitives = fast;
        if (primitives != null) {
            primitives.backward(epsilon, new LstmPrimitives.Parameters(view(INPUT), view(RECURRENT), view(BIAS)), next);
            LstmPrimitives.State dense = new LstmPrimitives.State(
                    Nd4j.createUninitialized(dataType, toState.hidden().shape(), 'c'),
                    Nd4j.createUninitialized(dataType, toState.cell().shape(), 'c'));
            primitives.storeStateGradient(dense);
            toState.hidden().assign(dense.hidden());
            toState.cell().assign(dense.cell());
        } else {
            LstmCore.Gradients found = Objects.requireNonNull(core).backward(RowMajor.read(epsilon));
            write(found.weights().input(), view(INPUT));
            write(found.weights().recurrent(), recurrent(view(RECURRENT)));
            if (hasPeepholes) {
                write(found.weights().peepholes(), peepholes(view(RECURRENT)));
            }
            write(found.weights().bias(), view(BIAS));
            RowMajor.write(found.input(), next);
            write(found.first().hidden(), toState.hidden());
            write(found.first().cell(), toState.cell());
        }
        for (String key : new String[] {INPUT, RECURRENT, BIAS}) {
            result.gradientForVariable().put(key, view(key));
        }
    }

    private LstmPrimitives.State halves(INDArray state) {
        long units = layerConf().getNOut();
        return new LstmPrimitives.State(
                state.get(NDArrayIndex.all(), NDArrayIndex.interval(0, units)),
                state.get(NDArrayIndex.all(), NDArrayIndex.interval(units, 2 * units)));
    }

    /// What all gates read the state with, without the peepholes.
    static INDArray recurrent(INDArray all) {
        return all.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 4 * all.size(0)));
    }

    private static INDArray peepholes(INDArray all) {
        return all.get(NDArrayIndex.all(), NDArrayIndex.interval(4 * all.size(0), all.size(1)));
    }

    private double[] peepholes() {
        return hasPeepholes
                ? RowMajor.read(peepholes(getParam(RECURRENT)))
                : new double[3 * Math.toIntExact(layerConf().getNOut())];
    }

    private LstmPrimitives.Parameters parameters() {
        return new LstmPrimitives.Parameters(getParam(INPUT), getParam(RECURRENT), getParam(BIAS));
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int batch) {
        return new Pair<>(mask, MaskState.Passthrough);
    }

    @Override
    void forget() {
        fast = null;
        core = null;
    }
}
