package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Output;
import org.lamina.graph.testkit.RandomNetworks;
import org.lamina.runtime.engine.DoublePrecision;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// The gradient of random networks in double precision tells how fast the loss rises in a random direction of all
/// parameters; so do finite differences. Every kind of layer takes part but those that draw by chance.
@ExtendWith(DoublePrecision.class)
class SlopesTest {
    private static final int NETWORKS = Integer.getInteger("lamina.random.networks", 300);

    /// So many are drawn at most until every kind has taken part.
    private static final int MOST = 20_000;

    private static final double STEP = 1e-6;
    private static final double RELATIVE = 1e-5;

    /// What is left of losses around one where their difference is divided by a step.
    private static final double ROUNDING = 1e-8;

    /// What training moves in another way: running statistics and the centres of classes.
    private static final Set<String> OTHERWISE = Set.of("mean", "var", "log10stdev", "cL");

    /// How fast the loss rises.
    ///
    /// @param told by the gradient
    /// @param before seen on the way to the point
    /// @param behind seen on the way on
    private record Rise(double told, double before, double behind) {

        private double bound() {
            return Math.max(ROUNDING, RELATIVE * Math.max(Math.abs(before), Math.abs(behind)));
        }

        boolean isRight() {
            return Math.abs(told - (before + behind) / 2) <= bound();
        }

        /// A smooth loss bends only a little within a step.
        boolean isKink() {
            return !isRight() && Math.abs(before - behind) > 10 * bound();
        }
    }

    @Test
    void theLossRisesAsTheGradientTells() {
        Set<String> waiting = LayerKinds.ALL.kinds().stream()
                .filter(kind -> !AcceleratedNetworksTest.isChance(kind.defaults()))
                .map(Kind::id)
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> wrong = new ArrayList<>();
        for (long seed = 0; seed < NETWORKS || !waiting.isEmpty() && seed < MOST; seed++) {
            GraphDocument document = RandomNetworks.valid(seed);
            List<LayerSpec> specs =
                    document.network().nodes().stream().map(GraphNode::spec).toList();
            List<String> kinds = specs.stream().map(spec -> spec.kind().id()).toList();
            boolean isWanted = seed < NETWORKS || !Collections.disjoint(kinds, waiting);
            if (!isWanted || specs.stream().anyMatch(AcceleratedNetworksTest::isChance)) {
                continue;
            }
            Rise rise = rise(document, new SplittableRandom(seed));
            if (rise.isRight()) {
                kinds.forEach(waiting::remove);
            } else if (!rise.isKink()) {
                wrong.add("network " + seed + ": " + rise + " of " + specs);
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(Set.of(), waiting, "kinds that never took part");
    }

    private static Rise rise(GraphDocument document, SplittableRandom random) {
        Flow flow = Flow.of(document.network());
        ComputationGraph graph = inDoublePrecision(GraphLowering.portable(document, 0.1));
        INDArray[] inputs = doubles(RandomNetworksTest.arrays(flow.inputs(), flow, random));
        INDArray[] answers = doubles(RandomNetworksTest.arrays(flow.outputs(), flow, random));
        for (int i = 0; i < answers.length; i++) {
            if (flow.outputs().get(i).spec() instanceof Output) {
                // The engine takes them for probabilities.
                answers[i].divi(answers[i].sum(true, 1).broadcast(answers[i].shape()));
            }
        }
        INDArray start = graph.params().dup();
        INDArray direction = direction(graph, random);
        graph.params().assign(start);
        double here = loss(graph, inputs, answers);
        INDArray gradient = graph.getFlattenedGradients().reshape(direction.shape());
        double told = gradient.mul(direction).sumNumber().doubleValue() / RandomNetworksTest.BATCH;
        graph.params().assign(start.add(direction.mul(STEP)));
        double behind = loss(graph, inputs, answers);
        graph.params().assign(start.sub(direction.mul(STEP)));
        double before = loss(graph, inputs, answers);
        return new Rise(told, (here - before) / STEP, (behind - here) / STEP);
    }

    private static ComputationGraph inDoublePrecision(ComputationGraphConfiguration configuration) {
        configuration.setDataType(DataType.DOUBLE);
        configuration.getVertices().values().forEach(vertex -> {
            if (vertex instanceof LayerVertex layer) {
                layer.getLayerConf().setDataType(DataType.DOUBLE);
            }
        });
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        return graph;
    }

    /// A number from -1 to 1 for each parameter that follows its gradient, left in the place of the parameters.
    private static INDArray direction(ComputationGraph graph, SplittableRandom random) {
        INDArray parameters = graph.params();
        parameters.assign(Nd4j.create(random.doubles(parameters.length(), -1, 1).toArray(), parameters.shape(), 'c'));
        for (Layer layer : graph.getLayers()) {
            layer.paramTable().forEach((name, value) -> {
                if (OTHERWISE.contains(name)) {
                    value.assign(0);
                }
            });
        }
        return parameters.dup();
    }

    private static double loss(ComputationGraph graph, INDArray[] inputs, INDArray[] answers) {
        graph.setInputs(inputs);
        graph.setLabels(answers);
        graph.computeGradientAndScore();
        return graph.score();
    }

    private static INDArray[] doubles(INDArray[] arrays) {
        return Arrays.stream(arrays).map(array -> array.castTo(DataType.DOUBLE)).toArray(INDArray[]::new);
    }
}
