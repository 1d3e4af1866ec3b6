package org.lamina.runtime.mask;

import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Works out the masks of a network without running it.
public final class OutputMasks {

    private OutputMasks() {}

    /// Which answers of an output at every step stand at real steps: a row of ones and zeros for each sample.
    ///
    /// @param vertex that gives the output's mask
    /// @param inputs of the network, in its order
    public static double[][] of(ComputationGraphConfiguration network, String vertex, INDArray... inputs) {
        int input = network.getNetworkInputs().indexOf(vertex);
        if (input >= 0) {
            return MaskVertex.rows(inputs[input]);
        }
        MaskVertex mask =
                (MaskVertex) Objects.requireNonNull(network.getVertices().get(vertex));
        List<String> sources = Objects.requireNonNull(network.getVertexInputs().get(vertex));
        return mask.of(
                sources.stream().map(source -> of(network, source, inputs)).toArray(double[][][]::new));
    }
}
