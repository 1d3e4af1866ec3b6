package org.lamina.runtime.engine;

import java.util.function.Function;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.lamina.runtime.accel.FastAttention;
import org.lamina.runtime.accel.Rotation;
import org.lamina.runtime.accel.ShapeCache;
import org.lamina.runtime.accel.SummableArray;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Multi-head self-attention at work: by [FastAttention] in single precision, else by four matrix products of the
/// engine around the loops of [AttentionCore].
///
/// What the training pass computed is kept until its backward pass; other passes keep nothing.
final class MultiHeadAttentionOp extends ParameterisedLayer<MultiHeadAttentionLayer> implements AttentionWeights {

    private final transient ShapeCache<FastAttention.Sizes, FastAttention> cache = new ShapeCache<>();
    private transient @Nullable Pass kept;
    private transient @Nullable FastAttention fast;

    /// One forward pass. `rows` is the input as `[batch x steps, inputs]`; the other arrays have the layout of
    /// [AttentionCore].
    private record Pass(
            MaskedSequence read,
            AttentionCore core,
            double[] rows,
            double[] query,
            double[] key,
            double[] value,
            AttentionCore.Mixed mixed) {}

    MultiHeadAttentionOp(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        applyDropOutIfNecessary(training, workspaces);
        kept = null;
        fast = null;
        if (isFast()) {
            return activateFast(training, workspaces);
        }
        Pass pass = pass(input);
        kept = training ? pass : null;
        INDArray output = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS,
                dataType,
                new long[] {input.size(0), layerConf().getNOut(), input.size(2)},
                'c');
        double[] rows = product(pass.mixed.values(), inner(), getParam(AttentionParams.OUT), false);
        addBias(rows, AttentionParams.OUT_BIAS);
        RowMajor.write(toColumns(rows, (int) layerConf().getNOut(), pass.core.queries()), output);
        return output;
    }

    private boolean isFast() {
        return dataType == DataType.FLOAT
                && FastAttention.accepts(
                        getParam(AttentionParams.QUERY), getParam(AttentionParams.KEY), getParam(AttentionParams.VALUE))
                && (!layerConf().isBiased()
                        || FastAttention.accepts(
                                getParam(AttentionParams.QUERY_BIAS),
                                getParam(AttentionParams.KEY_BIAS),
                                getParam(AttentionParams.VALUE_BIAS)));
    }

    private FastAttention.Parts parts(Function<String, INDArray> array) {
        boolean biased = layerConf().isBiased();
        return new FastAttention.Parts(
                array.apply(AttentionParams.QUERY),
                array.apply(AttentionParams.OUT),
                biased ? array.apply(AttentionParams.QUERY_BIAS) : null,
                biased ? array.apply(AttentionParams.OUT_BIAS) : null);
    }

    private INDArray activateFast(boolean training, LayerWorkspaceMgr workspaces) {
        MultiHeadAttentionLayer conf = layerConf();
        INDArray x = input.castTo(dataType);
        boolean masked = x.size(1) > conf.getNIn();
        FastAttention attention = cache.get(
                new FastAttention.Sizes(
                        (int) x.size(0),
                        (int) x.size(2),
                        (int) conf.getNIn(),
                        conf.getHeads(),
                        conf.getHeadSize(),
                        (int) conf.getNOut(),
                        new FastAttention.Style(conf.isCausal(), conf.isBiased(), conf.isRotary(), masked)),
                FastAttention::new);
        INDArray rows = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS, dataType, new long[] {x.size(0), x.size(2), conf.getNOut()}, 'c');
        attention.forward(x, parts(this::getParam), rows);
        fast = training ? attention : null;
        return rows.permute(0, 2, 1);
    }

    private Pair<Gradient, INDArray> backpropFast(
            FastAttention attention, INDArray epsilon, LayerWorkspaceMgr workspaces) {
        long[] shape = {input.size(0), input.size(2), input.size(1)};
        boolean masked = input.size(1) > layerConf().getNIn();
        INDArray rows = masked
                ? workspaces.create(ArrayType.ACTIVATION_GRAD, dataType, shape, 'c')
                : workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, shape, 'c');
        attention.backward(epsilon.castTo(dataType), parts(this::getParam), parts(this::gradientView), rows);
        Gradient result = new DefaultGradient();
        for (String key : AttentionParams.INSTANCE.paramKeys(layerConf())) {
            result.setGradientFor(key, gradientView(key), 'c');
        }
        return new Pair<>(result, backpropDropOutIfPresent(SummableArray.channelsFirstView(rows)));
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        FastAttention attention = fast;
        if (attention != null) {
            fast = null;
            return backpropFast(attention, epsilon, workspaces);
        }
        Pass pass = kept == null ? pass(input) : kept;
        kept = null;
        int outputs = (int) layerConf().getNOut();
        int inputs = (int) layerConf().getNIn();
        double[] out = toRows(RowMajor.read(epsilon.castTo(dataType)), outputs, pass.core.queries());
        double[] mixed = product(out, outputs, getParam(AttentionParams.OUT), true);
        AttentionCore.Gradients inner =
                pass.core.backward(pass.query, pass.key, pass.value, pass.mixed.weights(), mixed);
        if (layerConf().isRotary()) {
            Rotation rotation = new Rotation(pass.core.queries(), layerConf().getHeadSize());
            rotation.backward(inner.query(), inner(), inner());
            rotation.backward(inner.key(), inner(), inner());
        }

        Gradient result = new DefaultGradient();
        store(result, AttentionParams.QUERY, outer(inner.query(), inner(), pass.rows, inputs));
        store(result, AttentionParams.KEY, outer(inner.key(), inner(), pass.rows, inputs));
        store(result, AttentionParams.VALUE, outer(inner.value(), inner(), pass.rows, inputs));
        store(result, AttentionParams.OUT, outer(pass.mixed.values(), inner(), out, outputs));
        if (layerConf().isBiased()) {
            store(result, AttentionParams.QUERY_BIAS, sumOfRows(inner.query(), inner()));
            store(result, AttentionParams.KEY_BIAS, sumOfRows(inner.key(), inner()));
            store(result, AttentionParams.VALUE_BIAS, sumOfRows(inner.value(), inner()));
            store(result, AttentionParams.OUT_BIAS, sumOfRows(out, outputs));
        }

        double[] down = product(inner.query(), inner(), flat(AttentionParams.QUERY), false);
        addTo(down, product(inner.key(), inner(), flat(AttentionParams.KEY), false));
        addTo(down, product(inner.value(), inner(), flat(AttentionParams.VALUE), false));
        INDArray next = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
        RowMajor.write(pass.read.gradient(toColumns(down, inputs, pass.core.queries())), next);
        return new Pair<>(result, backpropDropOutIfPresent(next));
    }

    @Override
    public Weights attentionWeights(INDArray... inputs) {
        Pass pass = pass(inputs[0]);
        return Weights.of(pass.core, pass.mixed.weights());
    }

    @Override
    public void clear() {
        super.clear();
        kept = null;
        fast = null;
    }

    private Pass pass(INDArray from) {
        MultiHeadAttentionLayer conf = layerConf();
        int steps = (int) from.size(2);
        int inputs = (int) conf.getNIn();
        MaskedSequence read = MaskedSequence.of(from.castTo(dataType), inputs);
        VisibleKeys visible = new VisibleKeys(conf.isCausal(), read.mask(), read.mask());
        AttentionCore core =
                new AttentionCore((int) from.size(0), conf.getHeads(), steps, steps, conf.getHeadSize(), visible);
        double[] rows = toRows(RowMajor.read(read.sequence()), inputs, steps);
        double[] query = product(rows, inputs, flat(AttentionParams.QUERY), true);
        double[] key = product(rows, inputs, flat(AttentionParams.KEY), true);
        double[] value = product(rows, inputs, flat(AttentionParams.VALUE), true);
        addBias(query, AttentionParams.QUERY_BIAS);
        addBias(key, AttentionParams.KEY_BIAS);
        addBias(value, AttentionParams.VALUE_BIAS);
        if (conf.isRotary()) {
            Rotation rotation = new Rotation(steps, conf.getHeadSize());
            rotation.forward(query, inner(), inner());
            rotation.forward(key, inner(), inner());
        }
        return new Pass(read, core, rows, query, key, value, core.forward(query, key, value));
    }

    private void addBias(double[] rows, String key) {
        if (!layerConf().isBiased()) {
            return;
        }
        double[] bias = RowMajor.read(getParam(key));
        for (int i = 0; i < rows.length; i++) {
            rows[i] += bias[i % bias.length];
        }
    }

    private static double[] sumOfRows(double[] rows, int width) {
        double[] sum = new double[width];
        for (int i = 0; i < rows.length; i++) {
            sum[i % width] += rows[i];
        }
        return sum;
    }

    private int inner() {
        return layerConf().getHeads() * layerConf().getHeadSize();
    }

    /// A projection as the matrix `[heads x size, inputs]`.
    private INDArray flat(String key) {
        return getParam(key).reshape('c', inner(), layerConf().getNIn());
    }

    /// `rows [n, width]` times `matrix`, or times the turned matrix.
    private double[] product(double[] rows, int width, INDArray matrix, boolean turned) {
        INDArray left = matrix(rows, width);
        INDArray result = left.mmul(turned ? matrix.transpose() : matrix);
        return RowMajor.read(result);
    }

    /// The turned `left [n, a]` times `right [n, b]`: a weight gradient `[a, b]`.
    private double[] outer(double[] left, int a, double[] right, int b) {
        return RowMajor.read(matrix(left, a).transpose().mmul(matrix(right, b)));
    }

    private INDArray matrix(double[] rows, int width) {
        INDArray result = Nd4j.createUninitialized(dataType, new long[] {rows.length / width, width}, 'c');
        RowMajor.write(rows, result);
        return result;
    }

    private static void addTo(double[] sum, double[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }

    /// `[batch][features][steps]` to `[batch x steps][features]`.
    private static double[] toRows(double[] columns, int features, int steps) {
        return swap(columns, features, steps);
    }

    private static double[] toColumns(double[] rows, int features, int steps) {
        return swap(rows, steps, features);
    }

    private static double[] swap(double[] from, int a, int b) {
        double[] to = new double[from.length];
        for (int block = 0; block < from.length; block += a * b) {
            for (int i = 0; i < a; i++) {
                for (int j = 0; j < b; j++) {
                    to[block + j * a + i] = from[block + i * b + j];
                }
            }
        }
        return to;
    }
}
