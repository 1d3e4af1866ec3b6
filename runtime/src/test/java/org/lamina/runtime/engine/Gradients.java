package org.lamina.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Compares the gradients of a network in double precision with finite differences.
public final class Gradients {

    private Gradients() {}

    /// Where the network tells classes apart as [TinyGraphs] do.
    static void check(ComputationGraph net, INDArray input) {
        check(net, TinyGraphs.labels((int) input.size(0), DataType.DOUBLE), input);
    }

    public static void check(ComputationGraph net, INDArray labels, INDArray... inputs) {
        assertTrue(areRight(net, labels, null, inputs));
    }

    /// @param excluded parameters that are moved in another way than by their gradient
    public static void check(ComputationGraph net, Set<String> excluded, INDArray labels, INDArray input) {
        assertTrue(GradientCheckUtil.checkGradients(config(net, labels, input).excludeParams(excluded)));
    }

    static boolean areRight(ComputationGraph net, INDArray labels, @Nullable INDArray mask, INDArray... inputs) {
        return GradientCheckUtil.checkGradients(config(net, labels, inputs)
                .inputMask(mask == null ? null : new INDArray[] {mask})
                .excludeParams(statistics(net)));
    }

    private static GradientCheckUtil.GraphConfig config(ComputationGraph net, INDArray labels, INDArray... inputs) {
        return new GradientCheckUtil.GraphConfig()
                .net(net)
                .inputs(inputs)
                .labels(new INDArray[] {labels})
                .epsilon(1e-6)
                .maxRelError(1e-5)
                .minAbsoluteError(1e-8)
                .print(GradientCheckUtil.PrintMode.FAILURES_ONLY);
    }

    /// What a batch normalisation keeps beside its parameters.
    private static Set<String> statistics(ComputationGraph net) {
        return net.paramTable().keySet().stream()
                .filter(name -> name.matches(".*_(mean|var|log10stdev)"))
                .collect(Collectors.toSet());
    }
}
