package org.lamina.graph.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.Exposed;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.diff.Difference;
import org.lamina.graph.diff.Differences;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.kind.Param;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.testkit.RandomBlocks;
import org.lamina.graph.testkit.Sketch;

/// What blocks expose and their uses set.
class ExposedParamsTest {
    private static final BlockId BLOCK = new BlockId("b1");
    private static final Exposed UNITS = new Exposed("width", List.of(target("a", "units"), target("b", "units")));

    private static Exposed.Target target(String node, String param) {
        return new Exposed.Target(new NodeId(node), param);
    }

    private static Dense dense(int units) {
        return new Dense(units, Activation.RELU);
    }

    /// Two layers in a block that is used twice.
    private static GraphDocument drawn() {
        GraphDocument plain = Sketch.on(new DataSpec.Points(DataSpec.Points.Pattern.MOONS))
                .chain("x", new VectorInput(2), "a", dense(4), "b", dense(4), "y", Output.KIND.defaults())
                .document();
        GraphDocument one = after(plain, new Edit.Group(Set.of(new NodeId("a"), new NodeId("b")), "part"));
        GraphDocument two = after(
                one,
                Fragment.of(one, Set.of(use(one, 0).id()))
                        .into(one, new Point(0, 200))
                        .edit());
        return after(two, new Edit.InBlock(BLOCK, new Edit.Expose(List.of(UNITS))));
    }

    private static GraphDocument after(GraphDocument document, Edit edit) {
        return switch (Edits.apply(document, edit)) {
            case EditResult.Done done -> done.document();
            case EditResult.Refused refused -> throw new AssertionError(refused.problem());
        };
    }

    private static String refusal(GraphDocument document, Edit edit) {
        return Edits.apply(document, edit) instanceof EditResult.Refused refused
                ? refused.problem().code()
                : "done";
    }

    private static GraphNode use(GraphDocument document, int index) {
        return document.network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .toList()
                .get(index);
    }

    private static GraphDocument set(GraphDocument document, int use, String name, Object value) {
        GraphNode node = use(document, use);
        return after(document, new Edit.ChangeSpec(node.id(), ((BlockUse) node.spec()).with(name, value)));
    }

    private static List<Integer> units(GraphDocument document) {
        return Expansion.flat(document).nodes().stream()
                .filter(node -> node.spec() instanceof Dense)
                .map(node -> ((Dense) node.spec()).units())
                .toList();
    }

    @Test
    void eachUseHasItsOwnValueAndTheOthersFollowTheDefinition() {
        GraphDocument document = set(drawn(), 0, "width", 16);
        assertEquals(List.of(16, 16, 4, 4), units(document));
        assertEquals(
                List.of(16, 16, 8, 8),
                units(after(document, new Edit.InBlock(BLOCK, new Edit.ChangeSpec(new NodeId("b"), dense(8))))));
    }

    @Test
    void aUseShowsItsValueOrTheOneInside() {
        GraphDocument document = set(drawn(), 0, "width", 16);
        ExposedParams params = ExposedParams.of(document);
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            BlockUse use = (BlockUse) use(document, i).spec();
            params.of(use).forEach(param -> shown.add(shown(param, use)));
        }
        assertEquals(List.of("width 16", "width 4"), shown);
    }

    private static <V> String shown(Param<BlockUse, V> param, BlockUse use) {
        return param.id() + " " + param.get(use);
    }

    @Test
    void onlyValuesThatAllDrivenParametersTakeAreAccepted() {
        GraphDocument document = drawn();
        GraphNode node = use(document, 0);
        BlockUse use = (BlockUse) node.spec();
        assertEquals(
                "edit.value-out-of-range", refusal(document, new Edit.ChangeSpec(node.id(), use.with("width", 0))));
        assertEquals(
                "edit.value-out-of-range", refusal(document, new Edit.ChangeSpec(node.id(), use.with("width", "8"))));
        assertEquals(
                "edit.value-out-of-range", refusal(document, new Edit.ChangeSpec(node.id(), use.with("depth", 8))));
    }

    @Test
    void parametersOfDifferentTypesCannotShareAName() {
        Exposed mixed = new Exposed("all", List.of(target("a", "units"), target("b", "activation")));
        assertEquals("block.exposed-unfit", refusal(drawn(), new Edit.InBlock(BLOCK, new Edit.Expose(List.of(mixed)))));
        Exposed again = new Exposed("again", List.of(target("a", "units")));
        assertEquals(
                "block.exposed-unfit",
                refusal(drawn(), new Edit.InBlock(BLOCK, new Edit.Expose(List.of(UNITS, again)))));
    }

    @Test
    void howOftenABlockInsideRepeatsCannotBeExposed() {
        GraphDocument nested = after(drawn(), new Edit.InBlock(BLOCK, new Edit.Group(Set.of(new NodeId("a")), "in")));
        GraphNode inner = nested.block(BLOCK).orElseThrow().network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .findFirst()
                .orElseThrow();
        Exposed repeat = new Exposed("times", List.of(new Exposed.Target(inner.id(), "repeat")));
        assertEquals("block.exposed-unfit", refusal(nested, new Edit.InBlock(BLOCK, new Edit.Expose(List.of(repeat)))));
    }

    @Test
    void whatIsGoneIsNoLongerExposedNorSet() {
        GraphDocument document = set(drawn(), 0, "width", 16);
        GraphDocument one = after(document, new Edit.InBlock(BLOCK, new Edit.RemoveNodes(Set.of(new NodeId("a")))));
        assertEquals(
                List.of(UNITS.withDrives(List.of(target("b", "units")))),
                one.block(BLOCK).orElseThrow().exposed());
        GraphDocument none = after(one, new Edit.InBlock(BLOCK, new Edit.RemoveNodes(Set.of(new NodeId("b")))));
        assertEquals(List.of(), none.block(BLOCK).orElseThrow().exposed());
        assertEquals(Map.of(), ((BlockUse) use(none, 0).spec()).values());
    }

    @Test
    void renamingKeepsWhatUsesSet() {
        GraphDocument renamed = after(set(drawn(), 0, "width", 16), new Edit.RenameExposed(BLOCK, "width", "units"));
        assertEquals(Map.of("units", 16), ((BlockUse) use(renamed, 0).spec()).values());
        assertEquals(List.of(16, 16, 4, 4), units(renamed));
        assertEquals("block.exposed-name-taken", refusal(withTwo(), new Edit.RenameExposed(BLOCK, "width", "f")));
    }

    private static GraphDocument withTwo() {
        Exposed function = new Exposed("f", List.of(target("a", "activation")));
        return after(drawn(), new Edit.InBlock(BLOCK, new Edit.Expose(List.of(UNITS, function))));
    }

    @Test
    void takingApartWritesTheValuesIntoTheLayers() {
        GraphDocument document = set(drawn(), 0, "width", 16);
        GraphDocument apart = after(document, new Edit.Ungroup(use(document, 0).id()));
        assertEquals(List.of(16, 16, 4, 4), units(apart));
        assertEquals(1, apart.blocks().size());
    }

    @Test
    void groupingInsidePassesTheParameterOnAndTakingApartBringsItBack() {
        GraphDocument document = set(drawn(), 0, "width", 16);
        GraphDocument nested = after(document, new Edit.InBlock(BLOCK, new Edit.Group(Set.of(new NodeId("a")), "in")));
        assertEquals(List.of(16, 16, 4, 4), units(nested));
        assertEquals(
                List.of(16, 16, 4, 4), units(after(nested, new Edit.RenameExposed(new BlockId("b2"), "width", "w"))));
        GraphNode inner = nested.block(BLOCK).orElseThrow().network().nodes().stream()
                .filter(node -> node.spec() instanceof BlockUse)
                .findFirst()
                .orElseThrow();
        GraphDocument back = after(nested, new Edit.InBlock(BLOCK, new Edit.Ungroup(inner.id())));
        assertEquals(List.of(16, 16, 4, 4), units(back));
        assertEquals(1, back.blocks().size());
        assertEquals(
                2, back.block(BLOCK).orElseThrow().exposed().getFirst().drives().size());
    }

    @Test
    void copiesBringTheValuesAndTheParametersAlong() {
        GraphDocument document = set(drawn(), 0, "width", 16);
        Fragment copied = Fragment.of(document, Set.of(use(document, 0).id()));
        GraphDocument other = after(
                GraphDocument.EMPTY,
                copied.into(GraphDocument.EMPTY, new Point(0, 0)).edit());
        assertEquals(List.of(16, 16), units(other));
        assertEquals(List.of(UNITS), other.blocks().getFirst().exposed());
        GraphDocument same =
                after(document, copied.into(document, new Point(0, 0)).edit());
        assertEquals(1, same.blocks().size());
    }

    @Test
    void aRepairOfWhatIsExposedIsMadeAtTheUse() {
        GraphDocument plain = Sketch.on(new DataSpec.Points(DataSpec.Points.Pattern.MOONS))
                .chain(
                        "x",
                        new VectorInput(2),
                        "a",
                        dense(4),
                        "y",
                        Output.KIND.defaults().withUnits(3))
                .document();
        GraphDocument grouped = after(plain, new Edit.Group(Set.of(new NodeId("y")), "head"));
        Exposed classes = new Exposed("classes", List.of(target("y", "units")));
        GraphDocument exposing = after(grouped, new Edit.InBlock(BLOCK, new Edit.Expose(List.of(classes))));
        Analysis broken = GraphChecker.check(set(exposing, 0, "classes", 5));
        List<GraphDocument> repaired = broken.findings().stream()
                .flatMap(finding -> finding.fixes().stream())
                .map(fix -> after(broken.document(), fix.edit()))
                .filter(fixed -> GraphChecker.check(fixed).isTrainable())
                .toList();
        assertEquals(List.of(set(exposing, 0, "classes", 2)), repaired, () -> broken.findings()
                .toString());
    }

    @Test
    void aLayerThatIsMissingBeforeABlockComesInFrontOfIt() {
        GraphDocument plain = Sketch.on(new DataSpec.Mnist())
                .chain("x", new ImageInput(1, 28, 28), "a", dense(4), "y", Output.KIND.defaults())
                .document();
        GraphDocument grouped = after(plain, new Edit.Group(Set.of(new NodeId("a")), "part"));
        Analysis broken = GraphChecker.check(grouped);
        List<GraphDocument> repaired = broken.findings().stream()
                .flatMap(finding -> finding.fixes().stream())
                .map(fix -> after(grouped, fix.edit()))
                .filter(fixed -> fixed.blocks().equals(grouped.blocks())
                        && GraphChecker.check(fixed).isTrainable())
                .toList();
        assertEquals(2, repaired.size(), () -> broken.findings().toString());
        assertEquals(
                List.of("input-image", "flatten", "block", "output"),
                repaired.getFirst().network().nodes().stream()
                        .sorted(Comparator.comparing(node ->
                                repaired.getFirst().layout().of(node.id()).x()))
                        .map(node -> node.spec().kind().id())
                        .toList());
    }

    @Test
    void differencesNameWhatUsesSetAndBlocksExpose() {
        GraphDocument before = drawn();
        GraphDocument after = set(withTwo(), 0, "width", 16);
        assertEquals(
                Stream.of("part.width ->16", "f ->a.activation").collect(Collectors.toSet()),
                Differences.between(before, after).stream()
                        .map(found -> found.what() + " " + found.before() + "->" + found.after())
                        .collect(Collectors.toSet()));
        assertEquals(
                Set.of(Difference.Subject.PARAMETER, Difference.Subject.BLOCK),
                Differences.between(before, after).stream()
                        .map(Difference::subject)
                        .collect(Collectors.toSet()));
    }

    @Test
    void randomValuesComeOutAsIfTheyHadBeenSetInside() {
        int set = 0;
        for (long seed = 0; seed < 400; seed++) {
            GraphDocument document = RandomBlocks.of(seed);
            for (BlockDefinition block : document.blocks()) {
                set += block.exposed().size();
            }
            GraphDocument apart = document;
            while (!apart.blocks().isEmpty()) {
                apart = after(apart, new Edit.Ungroup(use(apart, 0).id()));
            }
            assertTrue(
                    Expansion.flat(document).nodes().stream()
                            .map(node -> node.spec())
                            .toList()
                            .equals(apart.network().nodes().stream()
                                    .map(node -> node.spec())
                                    .toList()),
                    "seed " + seed);
        }
        assertTrue(set > 100, "only " + set + " parameters were exposed");
    }
}
