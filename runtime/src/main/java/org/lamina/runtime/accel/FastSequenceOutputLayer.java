package org.lamina.runtime.accel;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.RnnOutputLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An output at each step of a sequence by oneDNN: single precision, with bias, no mask. Where DL4J computes the
/// weighted sums three times in a step, this does once, and tells the loss that it came by. DL4J's own code does the
/// rest.
public class FastSequenceOutputLayer extends RnnOutputLayer {
    private static final long serialVersionUID = 1L;

    private final transient OutputStep step;

    public FastSequenceOutputLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
        step = new OutputStep((BaseOutputLayer) conf.getLayer());
    }

    private boolean isCovered() {
        return dataType == DataType.FLOAT
                && input.rank() == 3
                && input.size(1) == layerConf().getNIn()
                && layerConf().getRnnDataFormat() == RNNFormat.NCW
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

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        if (!isCovered()) {
            return super.activate(training, workspaces);
        }
        INDArray x = input.castTo(dataType);
        INDArray sums = step.sums(x, getParam(WEIGHT_KEY), getParam(BIAS_KEY), ArrayType.ACTIVATIONS, workspaces);
        return step.shaped(layerConf().getActivationFn().getActivation(sums, training), x);
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
        if (!isCovered() || labels.rank() != 3) {
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
