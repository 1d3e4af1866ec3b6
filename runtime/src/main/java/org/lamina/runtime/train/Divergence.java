package org.lamina.runtime.train;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphNode;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.runtime.data.Batch;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.lower.GraphLowering;
import org.lamina.runtime.net.LiveNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Finds out where the numbers of a failed step stopped being finite.
final class Divergence {

    /// How much smaller a learning rate we suggest.
    private static final double REMEDY = 0.1;

    private Divergence() {}

    /// The problem names the first layer, in the direction of flow, whose values are not finite; where all are, the
    /// last layer whose gradient is not, because gradients flow backwards.
    static Problem explain(LiveNetwork network, Batch batch, long iteration) {
        INDArray[] inputs = network.features(batch);
        Map<String, INDArray> values = network.graph().feedForward(inputs, true);
        List<GraphNode> order = network.flow().order();
        Optional<GraphNode> forward = order.stream()
                .filter(node -> !isFinite(values.get(node.id().value())))
                .findFirst();
        if (forward.isPresent()) {
            GraphNode node = forward.get();
            boolean isData = network.flow().inputs().contains(node);
            return problem(
                    isData ? "training.data-not-finite" : "training.values-not-finite", node, network, iteration);
        }
        return order.reversed().stream()
                .filter(node -> !hasFiniteGradient(network, node))
                .findFirst()
                .map(node -> problem("training.gradient-not-finite", node, network, iteration))
                .orElseGet(() -> problem("training.loss-not-finite", order.getLast(), network, iteration));
    }

    private static Problem problem(String code, GraphNode node, LiveNetwork network, long iteration) {
        return Problem.error(
                code,
                new Place.OfNode(node.id()),
                node.name(),
                iteration,
                text(network.rate()),
                text(network.rate() * REMEDY));
    }

    /// Three digits are enough for a rate, and it must not round to zero.
    private static String text(double rate) {
        return new BigDecimal(rate, new MathContext(3)).stripTrailingZeros().toString();
    }

    private static boolean hasFiniteGradient(LiveNetwork network, GraphNode node) {
        return Arrays.stream(network.graph().getLayers())
                .filter(layer -> GraphLowering.belongsTo(layer.conf().getLayer().getLayerName(), node.id()))
                .allMatch(layer -> isFinite(layer.getGradientsViewArray()));
    }

    private static boolean isFinite(@Nullable INDArray array) {
        if (array == null) {
            return true;
        }
        for (float value : RowMajor.readFloats(array)) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
