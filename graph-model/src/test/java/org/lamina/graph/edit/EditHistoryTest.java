package org.lamina.graph.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.block.Blocks;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.settings.HiddenWarning;
import org.lamina.graph.settings.Learning;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.testkit.RandomBlocks;
import org.lamina.graph.testkit.RandomNetworks;
import org.lamina.graph.testkit.RandomValues;

/// The history: any walk of edits can be undone to the first document and redone to the last.
class EditHistoryTest {
    private static final int WALKS = 1_000;
    private static final NodeId A = new NodeId("a");

    private static Edit.AddNode addA() {
        return new Edit.AddNode(new GraphNode(A, "a", Dense.KIND.defaults()), new Point(0, 0));
    }

    @Test
    void anyWalkCanBeUndoneAndRedone() {
        for (long seed = 0; seed < WALKS; seed++) {
            Random random = new Random(seed);
            GraphDocument start = RandomNetworks.valid(seed);
            EditHistory history = new EditHistory(start);
            List<GraphDocument> documents = new ArrayList<>(List.of(start));
            for (int step = 0; step < 60; step++) {
                history.perform(randomEdit(history.document(), random));
                if (!history.document().equals(documents.getLast())) {
                    documents.add(history.document());
                    GraphChecker.check(history.document());
                    assertEquals(Optional.empty(), Blocks.objection(history.document()));
                    assertSame(history.document(), Blocks.tidied(history.document()));
                }
            }
            assertTrue(documents.size() > 20, "only " + documents.size() + " edits were done");
            for (GraphDocument expected : documents.reversed()) {
                assertEquals(expected, history.document());
                history.undo();
            }
            assertFalse(history.canUndo());
            for (GraphDocument expected : documents) {
                assertEquals(expected, history.document());
                history.redo();
            }
            assertFalse(history.canRedo());
        }
    }

    private static Edit randomEdit(GraphDocument document, Random random) {
        List<GraphNode> nodes = document.network().nodes();
        RandomValues values = RandomValues.small(random, 6);
        if (nodes.isEmpty() || random.nextInt(5) == 0) {
            GraphNode node = Names.newNode(document.network(), values.of(LayerKinds.ALL.kinds()));
            return new Edit.AddNode(node, new Point(random.nextInt(900), random.nextInt(900)));
        }
        NodeId one = nodes.get(random.nextInt(nodes.size())).id();
        NodeId other = nodes.get(random.nextInt(nodes.size())).id();
        List<Connection> links = document.network().connections();
        return switch (random.nextInt(17)) {
            case 9, 10 -> new Edit.Group(RandomBlocks.some(document, random), "part");
            case 11 -> new Edit.Ungroup(one);
            case 12 -> {
                GraphNode node = document.network().node(one).orElseThrow();
                yield node.spec() instanceof BlockUse use
                        ? new Edit.ChangeSpec(
                                one, use.withRepeat(1 + random.nextInt(3)).withShared(random.nextBoolean()))
                        : new Edit.Group(Set.of(one), "single");
            }
            case 13, 14 -> {
                List<BlockDefinition> blocks = document.blocks();
                if (blocks.isEmpty()) {
                    yield new Edit.Group(Set.of(one), "single");
                }
                BlockDefinition block = blocks.get(random.nextInt(blocks.size()));
                yield switch (random.nextInt(10)) {
                    case 0 -> new Edit.RenameBlock(block.id(), "block " + random.nextInt(99));
                    case 1 ->
                        new Edit.Batch("edit.change-layer", RandomBlocks.setting(document, block.id(), value -> value));
                    case 2, 3, 4 ->
                        new Edit.InBlock(
                                block.id(),
                                RandomBlocks.exposing(document.inside(block), random, true)
                                        .orElse(new Edit.Rename(one, "exposed")));
                    case 5 ->
                        new Edit.RenameExposed(
                                block.id(),
                                block.exposed().isEmpty()
                                        ? "?"
                                        : block.exposed().getFirst().name(),
                                "name " + random.nextInt(9));
                    default -> new Edit.InBlock(block.id(), randomEdit(document.inside(block), random));
                };
            }
            case 16 -> new Edit.ChangeLearning(one, values.of(Learning.KIND));
            case 0 -> new Edit.RemoveNodes(new HashSet<>(List.of(one, other)));
            case 1 -> new Edit.Connect(Connection.of(one, other));
            case 2 ->
                links.isEmpty()
                        ? new Edit.Rename(one, "renamed")
                        : new Edit.Disconnect(links.get(random.nextInt(links.size())));
            case 3 ->
                links.isEmpty()
                        ? new Edit.Rename(one, "  ")
                        : new Edit.Reconnect(links.get(random.nextInt(links.size())), Connection.of(one, other));
            case 4 -> new Edit.MoveNodes(Map.of(one, new Point(random.nextInt(99), random.nextInt(99))));
            case 5 -> new Edit.Rename(one, "name " + random.nextInt(1000));
            case 6 -> new Edit.ChangeSpec(one, values.of(LayerKinds.ALL.kinds()));
            case 7 ->
                Fragment.of(document, new HashSet<>(List.of(one, other)))
                        .into(document, new Point(5, 5))
                        .edit();
            case 15 -> {
                LayerSpec spec = values.of(LayerKinds.ALL.kinds());
                yield links.isEmpty() || !Insertion.fits(spec)
                        ? new Edit.Rename(one, "last")
                        : new Edit.Insert(
                                links.get(random.nextInt(links.size())), Names.newNode(document.network(), spec));
            }
            default ->
                new Edit.ChangeSettings(document.settings()
                        .withTraining(values.of(TrainingSettings.KIND))
                        .withHidden(new HiddenWarning("node.dead-end", one)));
        };
    }

    @Test
    void editsOfOneFieldAreOneStepUntilItIsLeft() {
        EditHistory history = new EditHistory(GraphDocument.EMPTY);
        history.perform(addA());
        GraphDocument before = history.document();
        history.perform(new Edit.Rename(A, "b"), "a.name");
        history.perform(new Edit.Rename(A, "bc"), "a.name");
        history.endMerge();
        history.perform(new Edit.Rename(A, "bcd"), "a.name");

        history.undo();
        assertEquals("bc", history.document().network().nodes().getFirst().name());
        history.undo();
        assertSame(before, history.document());
    }

    @Test
    void aRefusedEditChangesNothingAndSaysWhy() {
        EditHistory history = new EditHistory(GraphDocument.EMPTY);
        Optional<String> code = history.perform(new Edit.Rename(A, "b")).map(problem -> problem.code());

        assertEquals(Optional.of("edit.no-such-node"), code);
        assertSame(GraphDocument.EMPTY, history.document());
        assertFalse(history.canUndo());
    }

    @Test
    void aBatchIsAllOrNothing() {
        EditHistory history = new EditHistory(GraphDocument.EMPTY);
        Edit half = new Edit.Batch("edit.paste", List.of(addA(), new Edit.Disconnect(Connection.of(A, A))));

        assertEquals(
                Optional.of("edit.no-such-connection"), history.perform(half).map(problem -> problem.code()));
        assertSame(GraphDocument.EMPTY, history.document());
    }

    @Test
    void modifiedMeansDifferentFromTheFile() {
        EditHistory history = new EditHistory(GraphDocument.EMPTY);
        history.perform(addA());
        assertTrue(history.isModified());
        history.markSaved();
        assertFalse(history.isModified());
        history.undo();
        assertTrue(history.isModified());
        history.redo();
        assertFalse(history.isModified());
    }

    @Test
    void listenersMustNotEdit() {
        EditHistory history = new EditHistory(GraphDocument.EMPTY);
        Runnable unsubscribe = history.onChange(history::undo);
        assertThrows(IllegalStateException.class, () -> history.perform(addA()));

        unsubscribe.run();
        history.perform(new Edit.Rename(A, "b"));
        assertEquals("b", history.document().network().nodes().getFirst().name());
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        EditHistory history = new EditHistory(GraphDocument.EMPTY);
        history.perform(addA());
        Optional<String> code = history.perform(
                        new Edit.ChangeSpec(A, Dense.KIND.defaults().withUnits(0)))
                .map(problem -> problem.code());

        assertEquals(Optional.of("edit.value-out-of-range"), code);
    }
}
