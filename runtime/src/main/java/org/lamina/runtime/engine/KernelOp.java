package org.lamina.runtime.engine;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A [Kernel] at work: this class moves arrays in and out.
final class KernelOp extends ParameterisedLayer<KernelLayer> {

    KernelOp(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        MaskedSequence read = read();
        double[] y = layerConf().kernel().forward(extent(read), RowMajor.read(read.sequence()), parameters());
        INDArray output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, outputShape(), 'c');
        RowMajor.write(y, output);
        return output;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        List<String> names = names();
        MaskedSequence read = read();
        double[][] gradients = new double[names.size()][(int) layerConf().getNOut()];
        double[] dx = layerConf()
                .kernel()
                .backward(
                        extent(read),
                        RowMajor.read(read.sequence()),
                        RowMajor.read(epsilon.castTo(dataType)),
                        parameters(),
                        gradients);
        Gradient result = new DefaultGradient();
        for (int i = 0; i < gradients.length; i++) {
            store(result, names.get(i), gradients[i]);
        }
        INDArray next = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
        RowMajor.write(read.gradient(dx), next);
        return new Pair<>(result, next);
    }

    private List<String> names() {
        return List.copyOf(layerConf().firstValues().keySet());
    }

    private double[][] parameters() {
        return names().stream().map(name -> RowMajor.read(getParam(name))).toArray(double[][]::new);
    }

    private long[] outputShape() {
        long[] shape = input.shape().clone();
        shape[1] = layerConf().getNOut();
        return shape;
    }

    private MaskedSequence read() {
        return MaskedSequence.of(input.castTo(dataType), layerConf().getNIn());
    }

    private Kernel.Extent extent(MaskedSequence read) {
        int batch = (int) input.size(0);
        int rest = (int) (input.length() / batch / input.size(1));
        return new Kernel.Extent(batch, (int) layerConf().getNOut(), rest, read.mask());
    }
}
