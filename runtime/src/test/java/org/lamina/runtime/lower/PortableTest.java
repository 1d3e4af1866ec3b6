package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.layer.Activate;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.AttentionPooling;
import org.lamina.graph.layer.Combination;
import org.lamina.graph.layer.CosineSimilarity;
import org.lamina.graph.layer.CrossAttention;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.DepthToSpace;
import org.lamina.graph.layer.Expression;
import org.lamina.graph.layer.GroupNorm;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.InstanceNorm;
import org.lamina.graph.layer.LayerNorm;
import org.lamina.graph.layer.LocalResponseNorm;
import org.lamina.graph.layer.LocallyConnected1d;
import org.lamina.graph.layer.LocallyConnected2d;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Noise;
import org.lamina.graph.layer.PositionalEncoding;
import org.lamina.graph.layer.Prelu;
import org.lamina.graph.layer.RmsNorm;
import org.lamina.graph.layer.Sampling;
import org.lamina.graph.layer.ScaleShift;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.SimpleRnn;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.layer.UnitLength;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.testkit.RandomNetworks;

/// What is saved must open where only Deeplearning4j is: it names no class of ours but where the engine has none.
class PortableTest {

    private static final int NETWORKS = 200;

    @Test
    void namesAClassOfOursOnlyWhereTheEngineHasNone() {
        LongStream.range(0, NETWORKS).mapToObj(RandomNetworks::valid).forEach(document -> {
            String json = GraphLowering.portable(document, 0.01).toJson();
            assertEquals(needsOurs(document), json.contains("org.lamina"), () -> document.network() + json);
        });
    }

    @Test
    void randomNetworksShowBothCases() {
        assertTrue(LongStream.range(0, NETWORKS).mapToObj(RandomNetworks::valid).anyMatch(PortableTest::needsOurs));
        assertFalse(
                LongStream.range(0, NETWORKS).mapToObj(RandomNetworks::valid).allMatch(PortableTest::needsOurs));
    }

    private static boolean needsOurs(GraphDocument document) {
        return document.network().nodes().stream().anyMatch(node -> isOurs(node, document));
    }

    /// The engine's softmax does not run over the channels of images and the features of sequences.
    private static boolean isOurs(GraphNode node, GraphDocument document) {
        Flow flow = Flow.of(document.network());
        return flow.contains(node.id())
                && switch (node.spec()) {
                    case Lstm _, SimpleRnn _ -> flow.sourcesOf(node.id()).size() > 1;
                    case Gru _, LayerNorm _, GroupNorm _, InstanceNorm _, RmsNorm _ -> true;
                    case LocalResponseNorm _, UnitLength _, ScaleShift _, Expression _ -> true;
                    case CosineSimilarity _, DepthToSpace _, LocallyConnected1d _, LocallyConnected2d _ -> true;
                    case PositionalEncoding _, Prelu _, SelfAttention _, CrossAttention _, AttentionPooling _ -> true;
                    case Combination s -> s.isGate(flow.inputShapes(node.id()));
                    case Noise s -> s.form() == Noise.Form.SAMPLES;
                    case Sampling _ -> true;
                    case Activate s ->
                        s.function() == Activation.SOFTMAX && !(flow.inputShape(node.id()) instanceof Shape.Vector);
                    case TokenInput s -> s.skipPadding();
                    case Dense _ -> false;
                    default -> AcceleratedNetworksTest.uses(Activation.SOFTMAX, node.spec());
                };
    }
}
