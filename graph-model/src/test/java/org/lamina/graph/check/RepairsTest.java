package org.lamina.graph.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.InputSpec;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.SequenceInput;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.testkit.Sketch;

/// A button that promises to mend a shape mends it, for every kind of layer on every kind of data.
class RepairsTest {
    private static final List<InputSpec> INPUTS =
            List.of(new ImageInput(8, 12, 12), new SequenceInput(8, 20), new VectorInput(8), new TokenInput(30, 20));

    @Test
    void everyRepairOfAShapeMendsIt() {
        int repairs = 0;
        for (Kind<? extends LayerSpec> kind : LayerKinds.ALL.kinds()) {
            LayerSpec layer = kind.defaults();
            if (layer.kind().inputs().min() != 1) {
                continue;
            }
            for (InputSpec input : INPUTS) {
                GraphDocument document = Sketch.on(new DataSpec.None())
                        .chain("in", input, "layer", layer)
                        .document();
                repairs += mend(document, kind.id() + " on " + input, 3);
            }
        }
        assertTrue(repairs > 20, "only " + repairs + " repairs are offered");
    }

    /// Follows every chain of repairs: each one ends its own problem, and none ends before the shapes agree.
    ///
    /// @return how many repairs were tried
    private static int mend(GraphDocument document, String where, int steps) {
        int tried = 0;
        for (Finding finding : GraphChecker.check(document).findings()) {
            String code = finding.problem().code();
            if (code.startsWith("shape.") && !finding.fixes().isEmpty()) {
                assertTrue(steps > 0, where + " is not mended");
                for (Fix fix : finding.fixes()) {
                    GraphDocument mended = apply(document, fix);
                    String after = where + ", " + fix.labelKey() + fix.args();
                    List<String> left = shapeProblems(mended);
                    assertFalse(left.contains(code), after + " still has " + left);
                    tried += 1 + mend(mended, after, steps - 1);
                }
            } else if (code.startsWith("shape.")) {
                assertEquals(3, steps, where + " leads to " + code);
            }
        }
        return tried;
    }

    private static GraphDocument apply(GraphDocument document, Fix fix) {
        if (Edits.apply(document, fix.edit()) instanceof EditResult.Done done) {
            return done.document();
        }
        throw new AssertionError(fix.labelKey() + " is refused");
    }

    private static List<String> shapeProblems(GraphDocument document) {
        return GraphChecker.check(document).findings().stream()
                .map(finding -> finding.problem().code())
                .filter(code -> code.startsWith("shape."))
                .toList();
    }
}
