package org.lamina.runtime.net;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Pool2d;
import org.lamina.graph.settings.ProjectSettings;
import org.lamina.runtime.lower.GraphLowering;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Loads the native engine and lets it train a toy once, so that the first real batch does not wait for it.
public final class WarmUp {

    private WarmUp() {}

    public static void run() {
        NativeThreads.use(1);
        ComputationGraph graph =
                new ComputationGraph(GraphLowering.lower(document()).configuration());
        graph.init();
        INDArray image = Nd4j.zeros(DataType.FLOAT, 2, 1, 8, 8);
        INDArray answer = Nd4j.zeros(DataType.FLOAT, 2, 2);
        answer.putScalar(0, 0, 1);
        answer.putScalar(1, 1, 1);
        graph.fit(new INDArray[] {image}, new INDArray[] {answer});
        graph.feedForward(new INDArray[] {image}, false);
    }

    private static GraphDocument document() {
        GraphNode input = node("input", new ImageInput(1, 8, 8));
        GraphNode convolution =
                node("conv", Conv2d.KIND.defaults().withKernel(Size.of(3)).withActivation(Activation.RELU));
        GraphNode pooling = node("pool", Pool2d.MAX.defaults());
        GraphNode flatten = node("flatten", new Flatten());
        GraphNode output = node("output", Output.KIND.defaults().withUnits(2));
        Network network = new Network(
                List.of(input, convolution, pooling, flatten, output),
                List.of(
                        Connection.of(input.id(), convolution.id()),
                        Connection.of(convolution.id(), pooling.id()),
                        Connection.of(pooling.id(), flatten.id()),
                        Connection.of(flatten.id(), output.id())));
        return new GraphDocument(network, Layout.EMPTY, ProjectSettings.DEFAULT);
    }

    private static GraphNode node(String name, LayerSpec spec) {
        return new GraphNode(new NodeId(name), name, spec);
    }
}
