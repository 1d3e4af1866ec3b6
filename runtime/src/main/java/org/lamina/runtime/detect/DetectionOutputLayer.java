package org.lamina.runtime.detect;

import java.util.Arrays;
import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.objdetect.Yolo2OutputLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.lamina.runtime.engine.RowMajor;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// A [DetectionOutput] at work. Of the engine's layer it keeps what the engine asks of every output; nothing of its
/// arithmetic.
final class DetectionOutputLayer extends Yolo2OutputLayer {
    private static final long serialVersionUID = 1L;

    private final transient DetectionOutput settings;
    private double loss;

    DetectionOutputLayer(NeuralNetConfiguration conf, DataType type, DetectionOutput settings) {
        super(conf, type);
        this.settings = settings;
    }

    private DetectionGrid grid() {
        return settings.grid((int) input.size(2), (int) input.size(3));
    }

    private DetectionLoss loss() {
        return settings.loss(grid());
    }

    private double[] answers() {
        return settings.answers(RowMajor.read(input), grid());
    }

    private double[] truth() {
        return RowMajor.read(Objects.requireNonNull(labels, "No labels"));
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        INDArray output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, input.shape(), 'c');
        RowMajor.write(answers(), output);
        return output;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray next = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
        RowMajor.write(loss().slopes(answers(), truth()), next);
        return new Pair<>(new DefaultGradient(), next);
    }

    @Override
    public double computeScore(double penalties, boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        loss = Arrays.stream(loss().losses(answers(), truth())).sum() / getInputMiniBatchSize() + penalties;
        return loss;
    }

    @Override
    public double score() {
        return loss;
    }

    @Override
    public INDArray computeScoreForExamples(double penalties, LayerWorkspaceMgr workspaces) {
        double[] losses = loss().losses(answers(), truth());
        INDArray scores = Nd4j.createUninitialized(dataType, losses.length, 1);
        RowMajor.write(Arrays.stream(losses).map(one -> one + penalties).toArray(), scores);
        return scores;
    }
}
