package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Concatenate;
import org.lamina.graph.layer.Conv1d;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.GlobalPool;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Reduction;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.testkit.Sketch;

class MasksTest {

    @Test
    void windowsAtEachStepReadOneCopyWithoutPaddingAndNeedNoMaskOfTheirOwn() {
        assertEquals(Set.of("in.mask", "embed.zeros"), partsOfBranches(1));
    }

    @Test
    void windowsThatSkipStepsHaveOne() {
        assertEquals(
                Set.of("in.mask", "embed.zeros", "two.mask", "two.zeros", "three.mask", "three.zeros", "both.mask"),
                partsOfBranches(2));
    }

    /// Of the vertices that no node stands for.
    private static Set<String> partsOfBranches(int stride) {
        Sketch sketch = Sketch.on(new DataSpec.None())
                .chain("in", new TokenInput(5, 8, true), "embed", new Embedding(3))
                .then("two", window(2, stride))
                .node("three", window(3, stride))
                .link("embed", "three")
                .node("both", new Concatenate())
                .link("two", "both")
                .link("three", "both")
                .node("pool", new GlobalPool(Reduction.MAX))
                .link("both", "pool")
                .node("out", new Output(4, Losses.SOFTMAX_CROSS_ENTROPY))
                .link("pool", "out");
        return GraphLowering.lower(sketch.document()).configuration().getVertices().keySet().stream()
                .filter(name -> name.contains("."))
                .collect(Collectors.toSet());
    }

    private static Conv1d window(int kernel, int stride) {
        return new Conv1d(4, kernel, stride, Padding.SAME, 1, Activation.RELU);
    }
}
