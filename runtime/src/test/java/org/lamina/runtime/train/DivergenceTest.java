package org.lamina.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamina.graph.problem.Problem;
import org.lamina.runtime.data.Batch;
import org.lamina.runtime.data.Sources;
import org.lamina.runtime.net.LiveNetwork;

/// Where a failed step is looked for.
class DivergenceTest {

    /// A layer that reads both ways is two of the engine's.
    @ParameterizedTest
    @ValueSource(strings = {"lstm.forward", "lstm.backward", "gru.backward"})
    void aGradientThatIsNotFiniteIsFoundInAnyPartOfALayer(String part) throws Exception {
        LiveNetwork network =
                LiveNetwork.build(Documents.bidirectional(Documents.settings(1)), new Sources(Documents.files()));
        Batch batch = network.maker().make(new int[] {0, 1});
        network.graph().initGradientsView();
        Objects.requireNonNull(network.graph().getLayer(part))
                .getGradientsViewArray()
                .assign(Float.NaN);

        Problem problem = Divergence.explain(network, batch, 7);

        String layer = part.substring(0, part.indexOf('.'));
        assertEquals(
                List.of("training.gradient-not-finite", layer),
                List.of(problem.code(), problem.args().getFirst()));
    }
}
