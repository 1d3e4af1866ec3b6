package org.lamina.graph.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamina.graph.BlockId;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.EditHistory;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.HiddenWarning;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.testkit.Sketch;

/// Warnings that the user has read stay out of sight, in the file too, and errors never do.
class HiddenWarningsTest {
    private static final NodeId SIDE = new NodeId("side");

    /// A dead end at `side` and at `other`, and a loss that does not suit classes.
    private static GraphDocument document() {
        return Sketch.on(new DataSpec.Points(DataSpec.Points.Pattern.MOONS))
                .node("point", new VectorInput(2))
                .then("class", new Output(2, new LossSpec.MeanSquaredError()))
                .from("point")
                .then("side", new Dense(4, Activation.RELU))
                .from("point")
                .then("other", new Dense(4, Activation.RELU))
                .document();
    }

    private static GraphDocument hiding(GraphDocument document, String code, NodeId node) {
        return document.withSettings(document.settings().withHidden(new HiddenWarning(code, node)));
    }

    private static GraphDocument apply(GraphDocument document, Edit edit) {
        return Edits.apply(document, edit) instanceof EditResult.Done done ? done.document() : document;
    }

    private static List<String> places(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.problem().code() + " at "
                        + finding.problem().args().getFirst())
                .toList();
    }

    @Test
    void aWarningIsHiddenAtItsNodeOnly() {
        Analysis analysis = GraphChecker.check(hiding(document(), "node.dead-end", SIDE));
        assertEquals(List.of("loss.classes at class", "node.dead-end at other"), places(analysis.findings()));
        assertEquals(List.of("node.dead-end at side"), places(analysis.hidden()));
        assertEquals(List.of(), analysis.findingsAt(SIDE));
    }

    @Test
    void aWarningIsHiddenInTheWholeProject() {
        Analysis analysis = GraphChecker.check(hiding(document(), "node.dead-end", null));
        assertEquals(List.of("loss.classes at class"), places(analysis.findings()));
    }

    @Test
    void anErrorIsNeverHidden() {
        GraphDocument broken = apply(
                document(), new Edit.ChangeSpec(new NodeId("class"), new Output(3, Losses.SOFTMAX_CROSS_ENTROPY)));
        Analysis analysis = GraphChecker.check(hiding(broken, "data.output-units", null));
        assertEquals("data.output-units at class", places(analysis.findings()).getFirst());
        assertEquals(List.of(), analysis.hidden());
    }

    @Test
    void aWarningInsideABlockIsHiddenThereAndInTheOpenBlock() {
        GraphDocument grouped = apply(document(), new Edit.Group(Set.of(SIDE, new NodeId("other")), "sides"));
        NodeId use = grouped.network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .findFirst()
                .orElseThrow()
                .id();
        Analysis shown = GraphChecker.check(grouped);
        NodeId place = use.inside(1, SIDE);
        assertEquals(
                1,
                shown.findings().stream()
                        .filter(one -> one.problem().isAt(place))
                        .count());

        Analysis analysis = GraphChecker.check(hiding(grouped, "node.dead-end", place));
        assertEquals(shown.findings().size() - 1, analysis.findings().size());
        BlockId block = grouped.blocks().getFirst().id();
        Analysis inside =
                analysis.inside(use, 1, grouped.inside(grouped.block(block).orElseThrow()));
        assertEquals(List.of(), inside.findingsAt(SIDE));
        assertEquals(1, inside.findingsAt(new NodeId("other")).size());
    }

    @Test
    void hidingIsAStepThatIsUndone() {
        EditHistory history = new EditHistory(document());
        history.perform(new Edit.ChangeSettings(
                hiding(document(), "node.dead-end", SIDE).settings()));
        assertEquals(1, GraphChecker.check(history.document()).hidden().size());
        history.undo();
        assertEquals(0, GraphChecker.check(history.document()).hidden().size());
    }

    @Test
    void aNewNodeWithTheIdOfADeletedOneShowsItsWarnings() {
        GraphDocument hiding = hiding(hiding(document(), "node.dead-end", SIDE), "loss.classes", null);
        GraphDocument without = apply(hiding, new Edit.RemoveNodes(Set.of(SIDE)));
        assertEquals(
                List.of(new HiddenWarning("loss.classes", null)),
                without.settings().hidden());
    }

    @Test
    void theFileNamesWhatIsHiddenAndOnlyThen() throws ProblemException {
        GraphDocument hiding = hiding(hiding(document(), "node.dead-end", SIDE), "risk.unheard-of", null);
        String text = ProjectCodec.write(hiding);
        assertEquals("""
                  "hidden": [
                    {"warning": "node.dead-end", "node": "side"},
                    {"warning": "risk.unheard-of"}
                  ]
                }
                """, text.substring(text.indexOf("  \"hidden\"")));
        assertEquals(hiding, ProjectCodec.read(text));
        assertEquals(-1, ProjectCodec.write(document()).indexOf("hidden"));
    }

    @ParameterizedTest
    @CsvSource({
        "node.dead-end, nobody, file.missing-node",
        "node.dead-end, side.0.x, file.missing-node",
        "../../secret, side, file.bad-warning"
    })
    void whatCannotBeHiddenIsRefused(String warning, String node, String expected) {
        String text = ProjectCodec.write(hiding(document(), "node.dead-end", SIDE))
                .replace(
                        "{\"warning\": \"node.dead-end\", \"node\": \"side\"}",
                        "{\"warning\": \"" + warning + "\", \"node\": \"" + node + "\"}");
        ProblemException refused = assertThrows(ProblemException.class, () -> ProjectCodec.read(text));
        assertEquals(expected, refused.problem().code());
    }
}
