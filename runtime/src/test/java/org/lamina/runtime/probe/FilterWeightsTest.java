package org.lamina.runtime.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.DepthwiseConv2d;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.SeparableConv2d;
import org.lamina.graph.layer.TransposedConv2d;
import org.lamina.graph.run.Tensor;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.testkit.Sketch;
import org.lamina.runtime.lower.GraphLowering;
import org.nd4j.linalg.api.ndarray.INDArray;

class FilterWeightsTest {

    @Test
    void aTransposedConvolutionHasAPictureForEachFilterAndChannel() {
        ComputationGraph graph =
                graph(TransposedConv2d.KIND.defaults().withFilters(2).withKernel(new Size(3, 4)));
        INDArray weights = graph.getLayer("x").getParam("W");

        Tensor pictures = FilterWeights.of(graph, new NodeId("x")).orElseThrow();

        assertArrayEquals(new int[] {2, 5, 3, 4}, pictures.shape());
        assertEquals(weights.getFloat(4, 1, 2, 3), pictures.values()[((1 * 5 + 4) * 3 + 2) * 4 + 3]);
    }

    @Test
    void aDepthwiseConvolutionHasItsFiltersInTheOrderOfItsChannels() {
        ComputationGraph graph =
                graph(DepthwiseConv2d.KIND.defaults().withMultiplier(2).withKernel(new Size(3, 4)));
        INDArray weights = graph.getLayer("x").getParam("W");

        Tensor pictures = FilterWeights.of(graph, new NodeId("x")).orElseThrow();

        assertArrayEquals(new int[] {10, 1, 3, 4}, pictures.shape());
        assertEquals(weights.getFloat(2, 3, 4, 1), pictures.values()[(9 * 3 + 2) * 4 + 3]);
    }

    @Test
    void ofASeparableConvolutionTheFirstStepIsShown() {
        ComputationGraph graph = graph(SeparableConv2d.KIND.defaults().withKernel(new Size(3, 4)));

        Tensor pictures = FilterWeights.of(graph, new NodeId("x")).orElseThrow();

        assertArrayEquals(new int[] {5, 1, 3, 4}, pictures.shape());
    }

    private static ComputationGraph graph(LayerSpec spec) {
        GraphDocument document = Sketch.on(new DataSpec.None())
                .chain("in", new ImageInput(5, 6, 7), "x", spec, "flat", new Flatten(), "out", Output.KIND.defaults())
                .document();
        ComputationGraph graph = new ComputationGraph(GraphLowering.portable(document, 0.1));
        graph.init();
        return graph;
    }
}
