package org.lamina.runtime.engine;

import java.util.Objects;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.lamina.runtime.accel.FastGru;
import org.lamina.runtime.accel.OneDnn;
import org.lamina.runtime.accel.ShapeCache;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// A GRU at work: by [FastGru] in single precision without a mask, else with the arithmetic of [GruCore]. At a masked
/// step the state becomes zero, as in Deeplearning4j's recurrent layers. Rows as input hold the state before the first
/// step, too ([Beginning]).
final class GruOp extends BaseRecurrentLayer<GruLayer> {

    private static final String STATE = "state";

    private final transient ShapeCache<Key, FastGru> cache = new ShapeCache<>();
    private transient @Nullable Forward last;

    private record Key(long batch, long steps) {}

    /// What the backward pass needs; arrays as `[T, B, F]`.
    ///
    /// @param fast what computed, if it was that
    /// @param before the state before the first step
    private record Forward(
            @Nullable FastGru fast,
            INDArray input,
            @Nullable INDArray before,
            INDArray output) {}

    GruOp(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        return run(null, training, workspaces).permute(1, 2, 0);
    }

    @Override
    public INDArray rnnTimeStep(INDArray input, LayerWorkspaceMgr workspaces) {
        setInput(input, workspaces);
        INDArray output = run(stateMap.get(STATE), false, workspaces);
        stateMap.put(STATE, lastOf(output));
        return output.permute(1, 2, 0);
    }

    @Override
    public INDArray rnnActivateUsingStoredState(
            INDArray input, boolean training, boolean storeLast, LayerWorkspaceMgr workspaces) {
        setInput(input, workspaces);
        INDArray output = run(tBpttStateMap.get(STATE), training, workspaces);
        if (storeLast) {
            tBpttStateMap.put(STATE, lastOf(output));
        }
        return output.permute(1, 2, 0);
    }

    private static INDArray lastOf(INDArray output) {
        return output.get(NDArrayIndex.point(output.size(0) - 1)).dup('c').detach();
    }

    /// The states, `[T, B, units]`.
    ///
    /// @param remembered the state before the first step, if another than the input says
    private INDArray run(@Nullable INDArray remembered, boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        applyDropOutIfNecessary(training, workspaces);
        INDArray typed = input.castTo(dataType);
        Beginning given = isBegun()
                ? Beginning.of(typed, layerConf().getNIn(), layerConf().getNOut())
                : null;
        INDArray x = (given == null ? typed : given.sequence()).permute(2, 0, 1);
        INDArray before = remembered == null && given != null ? given.state() : remembered;
        if (before != null && before.size(0) != x.size(1)) {
            throw new IllegalStateException("The state is of " + before.size(0) + " samples, not of " + x.size(1));
        }
        long[] shape = {x.size(0), x.size(1), layerConf().getNOut()};
        INDArray output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, shape, 'c');
        FastGru fast = null;
        if (dataType == DataType.FLOAT && maskArray == null && OneDnn.isAvailable()) {
            fast = cache.get(
                    new Key(x.size(1), x.size(0)),
                    sizes -> new FastGru(
                            sizes.batch(),
                            sizes.steps(),
                            layerConf().getNIn(),
                            layerConf().getNOut()));
            fast.forward(x, before, parameters(), output);
        } else {
            RowMajor.write(core(x, before).forward(), output);
        }
        last = training ? new Forward(fast, x, before, output) : null;
        return output;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        return backward(epsilon, Integer.MAX_VALUE, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray> tbpttBackpropGradient(
            INDArray epsilon, int backwardLength, LayerWorkspaceMgr workspaces) {
        tBpttStateMap.put(STATE, lastOf(lastForward().output()));
        return backward(epsilon, backwardLength, workspaces);
    }

    private Forward lastForward() {
        return Objects.requireNonNull(last, "backpropGradient needs a forward pass for training before it");
    }

    private Pair<Gradient, INDArray> backward(INDArray epsilon, int length, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        Forward forward = lastForward();
        INDArray x = forward.input();
        INDArray gradient = epsilon.castTo(dataType).permute(2, 0, 1);
        INDArray next = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, x.shape(), 'c');
        INDArray ofState =
                Nd4j.create(dataType, new long[] {x.size(1), layerConf().getNOut()}, 'c');
        FastGru fast = forward.fast();
        if (fast != null && length >= x.size(0)) {
            fast.backward(gradient, gradients(), next, ofState);
        } else {
            int from = Math.max(0, (int) x.size(0) - length);
            GruCore core = core(x, forward.before());
            core.forward();
            GruCore.Gradients found = core.backward(RowMajor.read(gradient), from);
            RowMajor.write(found.weights().input(), gradientView(GruParams.INPUT));
            RowMajor.write(found.weights().recurrent(), gradientView(GruParams.RECURRENT));
            RowMajor.write(found.weights().bias(), gradientView(GruParams.BIAS));
            RowMajor.write(found.weights().recurrentBias(), gradientView(GruParams.RECURRENT_BIAS));
            RowMajor.write(found.input(), next);
            RowMajor.write(found.first(), ofState);
        }
        Gradient result = new DefaultGradient();
        gradientViews.forEach((key, view) -> result.setGradientFor(key, view, 'c'));
        last = null;
        INDArray ofInput = next.permute(1, 2, 0);
        if (isBegun()) {
            ofInput = Beginning.join(ofInput, ofState, workspaces, ArrayType.ACTIVATION_GRAD);
        }
        return new Pair<>(result, backpropDropOutIfPresent(ofInput));
    }

    private boolean isBegun() {
        return input.rank() == 2;
    }

    private GruCore core(INDArray x, @Nullable INDArray before) {
        int batch = (int) x.size(1);
        GruCore.Weights weights = new GruCore.Weights(
                RowMajor.read(getParam(GruParams.INPUT)),
                RowMajor.read(getParam(GruParams.RECURRENT)),
                RowMajor.read(getParam(GruParams.BIAS)),
                RowMajor.read(getParam(GruParams.RECURRENT_BIAS)));
        double[] state = before == null ? new double[batch * (int) layerConf().getNOut()] : RowMajor.read(before);
        double[] mask = maskArray == null ? null : RowMajor.read(maskArray.castTo(dataType));
        return new GruCore(batch, (int) x.size(2), weights, RowMajor.read(x), state, mask);
    }

    private FastGru.Parameters parameters() {
        return new FastGru.Parameters(
                getParam(GruParams.INPUT),
                getParam(GruParams.RECURRENT),
                getParam(GruParams.BIAS),
                getParam(GruParams.RECURRENT_BIAS));
    }

    private FastGru.Parameters gradients() {
        return new FastGru.Parameters(
                gradientView(GruParams.INPUT),
                gradientView(GruParams.RECURRENT),
                gradientView(GruParams.BIAS),
                gradientView(GruParams.RECURRENT_BIAS));
    }

    private INDArray gradientView(String key) {
        return Objects.requireNonNull(gradientViews.get(key), key);
    }

    /// Layers behind are not masked for that: what comes out at a masked step is zero.
    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int batch) {
        super.feedForwardMaskArray(mask, state, batch);
        return new Pair<>(mask, MaskState.Passthrough);
    }

    /// They are cut in row-major order.
    @Override
    public void setParams(INDArray parameters) {
        if (parameters != paramsFlattened) {
            setParams(parameters, 'c');
        }
    }

    @Override
    public void clear() {
        super.clear();
        last = null;
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }
}
