package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.junit.jupiter.api.Test;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activate;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.layer.Concatenate;
import org.lamina.graph.layer.Conv1d;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.DepthwiseConv2d;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.GlobalPool;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.LayerNorm;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool1d;
import org.lamina.graph.layer.Pool2d;
import org.lamina.graph.layer.PositionalEncoding;
import org.lamina.graph.layer.Prelu;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.SeparableConv2d;
import org.lamina.graph.layer.SequenceInput;
import org.lamina.graph.layer.SimpleRnn;
import org.lamina.graph.layer.Slice;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.layer.TransposedConv2d;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.accel.FastActivation;
import org.lamina.runtime.engine.GruLayer;
import org.lamina.runtime.engine.LayerNormLayer;
import org.lamina.runtime.engine.MultiHeadAttentionLayer;
import org.lamina.runtime.engine.PositionalEncodingLayer;
import org.lamina.runtime.engine.PreluLayer;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/// Every kind is lowered once and its settings are read back: the engine drops settings silently.
class GraphLoweringTest {

    private static final ImageInput IMAGE = new ImageInput(3, 8, 9);
    private static final SequenceInput SEQUENCE = new SequenceInput(6, 7);
    private static final VectorInput VECTOR = new VectorInput(5);

    @Test
    void dense() {
        DenseLayer layer = assertInstanceOf(DenseLayer.class, layer(VECTOR, new Dense(4, Activation.GELU)));

        assertEquals(5, layer.getNIn());
        assertEquals(4, layer.getNOut());
        assertInstanceOf(ActivationGELU.class, layer.getActivationFn());
    }

    @Test
    void denseOnSequenceWorksAtEveryStep() {
        TimeDistributed layer = assertInstanceOf(TimeDistributed.class, layer(SEQUENCE, new Dense(4, Activation.TANH)));

        DenseLayer inner = assertInstanceOf(DenseLayer.class, layer.getUnderlying());
        assertEquals(6, inner.getNIn());
        assertInstanceOf(ActivationTanH.class, inner.getActivationFn());
    }

    @Test
    void biasesCanBeLeftOut() {
        DenseLayer dense = (DenseLayer) layer(VECTOR, Dense.KIND.defaults().withBias(false));
        assertFalse(dense.hasBias());
        TimeDistributed steps =
                (TimeDistributed) layer(SEQUENCE, Dense.KIND.defaults().withBias(false));
        assertFalse(((DenseLayer) steps.getUnderlying()).hasBias());
        Map<LayerSpec, LayerSpec> convolutions = Map.of(
                Conv1d.KIND.defaults().withBias(false), SEQUENCE,
                Conv2d.KIND.defaults().withBias(false), IMAGE,
                TransposedConv2d.KIND.defaults().withBias(false), IMAGE,
                DepthwiseConv2d.KIND.defaults().withBias(false), IMAGE,
                SeparableConv2d.KIND.defaults().withBias(false), IMAGE);
        convolutions.forEach(
                (spec, input) -> assertFalse(((ConvolutionLayer) layer(input, spec)).hasBias(), spec::toString));
    }

    @Test
    void conv1d() {
        Conv1d spec = new Conv1d(4, 3, 2, Padding.VALID, 1, Activation.RELU);
        Convolution1DLayer layer = assertInstanceOf(Convolution1DLayer.class, layer(SEQUENCE, spec));

        assertEquals(6, layer.getNIn());
        assertEquals(4, layer.getNOut());
        assertEquals(3, layer.getKernelSize()[0]);
        assertEquals(2, layer.getStride()[0]);
        assertEquals(ConvolutionMode.Truncate, layer.getConvolutionMode());
    }

    @Test
    void conv1dDilation() {
        Conv1d spec = new Conv1d(4, 3, 1, Padding.SAME, 2, Activation.RELU);

        assertEquals(
                2,
                assertInstanceOf(Convolution1DLayer.class, layer(SEQUENCE, spec))
                        .getDilation()[0]);
    }

    @Test
    void pool2d() {
        Pool2d spec = new Pool2d(Reduction.AVERAGE, new Size(3, 2), new Size(2, 1), Padding.SAME);
        SubsamplingLayer layer = assertInstanceOf(SubsamplingLayer.class, layer(IMAGE, spec));

        assertEquals(org.deeplearning4j.nn.conf.layers.PoolingType.AVG, layer.getPoolingType());
        assertArrayEquals(new int[] {3, 2}, layer.getKernelSize());
        assertArrayEquals(new int[] {2, 1}, layer.getStride());
        assertEquals(ConvolutionMode.Same, layer.getConvolutionMode());
    }

    @Test
    void pool1d() {
        Pool1d spec = new Pool1d(Reduction.MAX, 3, 2, Padding.VALID);
        Subsampling1DLayer layer = assertInstanceOf(Subsampling1DLayer.class, layer(SEQUENCE, spec));

        assertEquals(PoolingType.MAX, layer.getPoolingType());
        assertEquals(3, layer.getKernelSize()[0]);
        assertEquals(2, layer.getStride()[0]);
        assertEquals(ConvolutionMode.Truncate, layer.getConvolutionMode());
    }

    @Test
    void globalPool() {
        GlobalPoolingLayer layer =
                assertInstanceOf(GlobalPoolingLayer.class, layer(IMAGE, new GlobalPool(Reduction.MAX)));

        assertEquals(PoolingType.MAX, layer.getPoolingType());
    }

    @Test
    void batchNorm() {
        BatchNormalization layer = assertInstanceOf(BatchNormalization.class, layer(IMAGE, new BatchNorm(0.7, 1e-3)));

        assertEquals(3, layer.getNOut());
        assertEquals(0.7, layer.getDecay());
        assertEquals(1e-3, layer.getEps());
    }

    @Test
    void layerNorm() {
        LayerNormLayer layer = assertInstanceOf(LayerNormLayer.class, layer(SEQUENCE, new LayerNorm(1e-4)));

        assertEquals(6, layer.getNOut());
        assertEquals(1e-4, layer.getEpsilon());
    }

    @Test
    void dropoutTellsTheEngineWhatIsKept() {
        DropoutLayer layer = assertInstanceOf(DropoutLayer.class, layer(VECTOR, new Dropout(0.2)));

        var dropout = (org.deeplearning4j.nn.conf.dropout.Dropout) layer.getIDropout();
        assertEquals(0.8, dropout.getP(), 1e-9);
    }

    @Test
    void activate() {
        FastActivation layer = assertInstanceOf(FastActivation.class, layer(VECTOR, new Activate(Activation.TANH)));

        assertInstanceOf(ActivationTanH.class, layer.getActivationFn());
    }

    @Test
    void prelu() {
        assertEquals(
                3, assertInstanceOf(PreluLayer.class, layer(IMAGE, new Prelu())).getNOut());
    }

    @Test
    void flatten() {
        ReshapeVertex vertex = assertInstanceOf(ReshapeVertex.class, vertex(IMAGE, new Flatten()));

        assertArrayEquals(new int[] {-1, 3 * 8 * 9}, vertex.getNewShape());
    }

    @Test
    void embedding() {
        EmbeddingSequenceLayer layer =
                assertInstanceOf(EmbeddingSequenceLayer.class, layer(new TokenInput(30, 4), new Embedding(8)));

        assertEquals(30, layer.getNIn());
        assertEquals(8, layer.getNOut());
        assertEquals(4, layer.getInputLength());
        assertEquals(false, layer.hasBias());
    }

    @Test
    void positionalEncoding() {
        PositionalEncodingLayer layer = assertInstanceOf(
                PositionalEncodingLayer.class,
                layer(SEQUENCE, new PositionalEncoding(PositionalEncoding.Style.LEARNED)));

        assertEquals(true, layer.isLearned());
        assertEquals(7, layer.getMaxLength());
        assertEquals(6, layer.getNOut());
    }

    @Test
    void lstm() {
        LSTM layer = assertInstanceOf(LSTM.class, layer(SEQUENCE, new Lstm(9)));

        assertEquals(6, layer.getNIn());
        assertEquals(9, layer.getNOut());
        assertEquals(1, layer.getForgetGateBiasInit());
        assertInstanceOf(ActivationTanH.class, layer.getActivationFn());
    }

    @Test
    void gru() {
        GruLayer layer = assertInstanceOf(GruLayer.class, layer(SEQUENCE, new Gru(9)));

        assertEquals(6, layer.getNIn());
        assertEquals(9, layer.getNOut());
        assertInstanceOf(WeightInitXavier.class, layer.getWeightInitFn());
    }

    @Test
    void simpleRnn() {
        var layer = assertInstanceOf(
                org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn.class, layer(SEQUENCE, new SimpleRnn(9)));

        assertEquals(6, layer.getNIn());
        assertEquals(9, layer.getNOut());
        assertInstanceOf(ActivationTanH.class, layer.getActivationFn());
        assertInstanceOf(WeightInitXavier.class, layer.getWeightInitFn());
    }

    @Test
    void lastStep() {
        assertInstanceOf(LastTimeStepVertex.class, vertex(SEQUENCE, new LastStep()));
    }

    @Test
    void selfAttention() {
        MultiHeadAttentionLayer layer =
                assertInstanceOf(MultiHeadAttentionLayer.class, layer(SEQUENCE, new SelfAttention(3, true)));

        assertEquals(6, layer.getNIn());
        assertEquals(3, layer.getHeads());
        assertEquals(2, layer.getHeadSize());
        assertEquals(true, layer.isCausal());
        assertFalse(layer.isBiased());
    }

    @Test
    void selfAttentionWithBiases() {
        MultiHeadAttentionLayer layer =
                assertInstanceOf(MultiHeadAttentionLayer.class, layer(SEQUENCE, new SelfAttention(3, false, true)));

        assertTrue(layer.isBiased());
        assertFalse(layer.isRotary());
    }

    @Test
    void rotarySelfAttention() {
        assertTrue(
                ((MultiHeadAttentionLayer) layer(SEQUENCE, new SelfAttention(3, false).withRotary(true))).isRotary());
    }

    @Test
    void addAndConcatenate() {
        ComputationGraphConfiguration conf = GraphLowering.lower(Sketch.on(new DataSpec.None())
                        .chain("in", VECTOR, "a", new Dense(4, Activation.RELU))
                        .from("in")
                        .then("b", new Dense(4, Activation.RELU))
                        .then("sum", new Add())
                        .link("a", "sum")
                        .then("both", new Concatenate())
                        .link("a", "both")
                        .then("out", Output.KIND.defaults())
                        .document())
                .configuration();

        ElementWiseVertex add =
                assertInstanceOf(ElementWiseVertex.class, conf.getVertices().get("sum"));
        assertEquals(new ElementWiseVertex(ElementWiseVertex.Op.Add), add);
        assertInstanceOf(MergeVertex.class, conf.getVertices().get("both"));
        assertEquals(List.of("sum", "a"), conf.getVertexInputs().get("both"));
    }

    @Test
    void aSliceNamesFirstAndLast() {
        ComputationGraphConfiguration conf = GraphLowering.lower(Sketch.on(new DataSpec.None())
                        .chain("in", VECTOR, "slice", new Slice(2, 3), "out", Output.KIND.defaults())
                        .document())
                .configuration();

        assertEquals(new SubsetVertex(2, 4), conf.getVertices().get("slice"));
    }

    @Test
    void outputs() {
        assertLoss(LossMCXENT.class, new LossSpec.SoftmaxCrossEntropy());
        assertLoss(LossBinaryXENT.class, new LossSpec.SigmoidCrossEntropy());
        assertLoss(LossMSE.class, new LossSpec.MeanSquaredError());
        assertLoss(LossMAE.class, new LossSpec.MeanAbsoluteError());
    }

    @Test
    void outputOnSequenceAnswersAtEveryStepWithTheMeanLoss() {
        RnnOutputLayer layer = assertInstanceOf(
                RnnOutputLayer.class,
                onlyLayer(Sketch.on(new DataSpec.None())
                        .chain("in", SEQUENCE, "x", new Output(4, new LossSpec.SoftmaxCrossEntropy()))));

        LossMCXENT loss = (LossMCXENT) layer.getLossFn();
        assertEquals(1.0 / 7, loss.getWeights().getDouble(0), 1e-6);
        assertInstanceOf(ActivationSoftmax.class, layer.getActivationFn());
    }

    private static void assertLoss(Class<?> expected, LossSpec loss) {
        OutputLayer layer = assertInstanceOf(
                OutputLayer.class,
                onlyLayer(Sketch.on(new DataSpec.None()).chain("in", VECTOR, "x", new Output(4, loss))));
        assertEquals(4, layer.getNOut());
        assertInstanceOf(expected, layer.getLossFn());
    }

    static Layer onlyLayer(Sketch sketch) {
        GraphVertex vertex = GraphLowering.lower(sketch.document())
                .configuration()
                .getVertices()
                .get("x");
        return ((LayerVertex) vertex).getLayerConf().getLayer();
    }

    static Layer layer(LayerSpec input, LayerSpec spec) {
        return ((LayerVertex) vertex(input, spec)).getLayerConf().getLayer();
    }

    static CacheMode cacheMode(LayerSpec input, LayerSpec spec) {
        return ((LayerVertex) vertex(input, spec)).getLayerConf().getCacheMode();
    }

    /// The vertex of a node between the input and a fitting end.
    static GraphVertex vertex(LayerSpec input, LayerSpec spec) {
        Sketch sketch = Sketch.on(new DataSpec.None()).chain("in", input, "x", spec);
        if (input instanceof ImageInput && !(spec instanceof Flatten) && !(spec instanceof GlobalPool)) {
            sketch.then("flat", new Flatten());
        }
        return GraphLowering.lower(sketch.then("out", Output.KIND.defaults()).document())
                .configuration()
                .getVertices()
                .get("x");
    }
}
