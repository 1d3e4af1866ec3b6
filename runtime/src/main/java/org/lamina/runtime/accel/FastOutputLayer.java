package org.lamina.runtime.accel;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The backward pass of an output layer by oneDNN: single precision, with bias, no mask. Where DL4J computes the
/// weighted sums three times in a step, this does once, and tells the loss that it came by. DL4J's own code does the
/// rest.
public class FastOutputLayer extends OutputLayer {
    private static final long serialVersionUID = 1L;

    private final transient OutputStep step;

    public FastOutputLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
        step = new OutputStep((BaseOutputLayer) conf.getLayer());
    }

    private boolean isCovered() {
        return dataType == DataType.FLOAT
                && input.rank() == 2
                && input.size(1) == layerConf().getNIn()
                && hasBias()
                && maskArray == null
                && layerConf().getWeightNoise() == null
                && layerConf().getIDropout() == null;
    }

    @Override
    public void setLabels(INDArray labels) {
        super.setLabels(labels);
        step.takeLoss();
    }

    /// Of the backward pass before it, where there was one.
    @Override
    public double computeScore(double penalties, boolean training, LayerWorkspaceMgr workspaces) {
        Double known = step.takeLoss();
        if (!training || known == null) {
            return super.computeScore(penalties, training, workspaces);
        }
        score = (conf().isMiniBatch() ? known / getInputMiniBatchSize() : known) + penalties;
        return score;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        step.takeLoss();
        if (!isCovered()) {
            return super.backpropGradient(epsilon, workspaces);
        }
        OutputStep.Parameters parameters = new OutputStep.Parameters(
                getParam(WEIGHT_KEY), getParam(BIAS_KEY), gradientView(WEIGHT_KEY), gradientView(BIAS_KEY));
        return step.backward(input.castTo(dataType), labels, parameters, workspaces);
    }

    private INDArray gradientView(String key) {
        return Objects.requireNonNull(gradientViews.get(key), key);
    }

    @Override
    public void clear() {
        super.clear();
        step.takeLoss();
    }
}
