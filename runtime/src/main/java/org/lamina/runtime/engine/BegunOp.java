package org.lamina.runtime.engine;

import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// A recurrent layer with the parameters of one of the engine's. It begins from zeros, or from a state which comes with
/// its input in rows ([Beginning]).
abstract class BegunOp<C extends org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer> extends BaseRecurrentLayer<C> {

    private transient boolean isReady;
    private transient @Nullable INDArray zeros;

    BegunOp(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    /// How many numbers a state has.
    abstract long states();

    /// @param x `[T, B, inputs]`
    /// @param before `[B, states]`
    /// @param output `[T, B, units]`, dense
    abstract void forward(INDArray x, INDArray before, INDArray output);

    /// Of the last forward pass.
    ///
    /// @param next `[T, B, inputs]`, dense
    /// @param ofState `[B, states]`, dense
    abstract void backward(INDArray epsilon, Gradient result, INDArray next, INDArray ofState);

    /// Lets go what the forward pass left.
    abstract void forget();

    @Override
    public final INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        INDArray typed = input.castTo(dataType);
        Beginning given = isBegun()
                ? Beginning.of(typed, layerConf().getNIn(), states())
                : new Beginning(typed, zeros(typed.size(0)));
        INDArray x = given.sequence().permute(2, 0, 1);
        long[] shape = {x.size(0), x.size(1), layerConf().getNOut()};
        INDArray output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, shape, 'c');
        forward(x, given.state(), output);
        isReady = training;
        return output.permute(1, 2, 0);
    }

    @Override
    public final Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        if (!isReady) {
            throw new IllegalStateException("backpropGradient needs a forward pass for training before it");
        }
        INDArray gradient = epsilon.castTo(dataType).permute(2, 0, 1);
        long[] shape = {gradient.size(0), gradient.size(1), layerConf().getNIn()};
        INDArray next = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, shape, 'c');
        INDArray ofState = Nd4j.createUninitialized(dataType, new long[] {gradient.size(1), states()}, 'c');
        Gradient result = new DefaultGradient();
        backward(gradient, result, next, ofState);
        isReady = false;
        INDArray ofSequence = next.permute(1, 2, 0);
        return new Pair<>(
                result,
                isBegun() ? Beginning.join(ofSequence, ofState, workspaces, ArrayType.ACTIVATION_GRAD) : ofSequence);
    }

    /// The backward pass reads them again, when workspaces have gone on: they lie outside.
    private INDArray zeros(long samples) {
        INDArray known = zeros;
        if (known == null || known.size(0) != samples) {
            known = Nd4j.zeros(dataType, samples, states()).detach();
            zeros = known;
        }
        return known;
    }

    private boolean isBegun() {
        return input.rank() == 2;
    }

    /// The place of a parameter in the network's gradient row.
    final INDArray view(String key) {
        return Objects.requireNonNull(gradientViews.get(key), key);
    }

    /// Into an array that need not lie row by row.
    final void write(double[] values, INDArray target) {
        INDArray rows = Nd4j.createUninitialized(dataType, target.shape(), 'c');
        RowMajor.write(values, rows);
        target.assign(rows);
    }

    @Override
    public final INDArray rnnTimeStep(INDArray steps, LayerWorkspaceMgr workspaces) {
        throw new UnsupportedOperationException("Reads whole sequences only");
    }

    @Override
    public final INDArray rnnActivateUsingStoredState(
            INDArray steps, boolean training, boolean storeLast, LayerWorkspaceMgr workspaces) {
        throw new UnsupportedOperationException("Reads whole sequences only");
    }

    @Override
    public final Pair<Gradient, INDArray> tbpttBackpropGradient(
            INDArray epsilon, int backwardLength, LayerWorkspaceMgr workspaces) {
        throw new UnsupportedOperationException("Reads whole sequences only");
    }

    @Override
    public final void clear() {
        super.clear();
        isReady = false;
        forget();
    }

    @Override
    public final boolean isPretrainLayer() {
        return false;
    }
}
