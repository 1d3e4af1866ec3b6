package org.lamina.graph.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.kind.Boxes;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.Learning;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.testkit.RandomDocuments;
import org.lamina.graph.testkit.RandomSharing;

/// The schema says of files what the reader says of them.
class ProjectSchemaTest {
    private static final int DOCUMENTS = 300;

    /// Wrong in most places, right in some.
    private static final List<Json> ANYTHING = List.of(
            Json.of(0),
            Json.of(1),
            Json.of(-1),
            Json.of(2.5),
            Json.of(true),
            Json.of("x"),
            new Json.Nothing(0),
            Json.array(List.of()),
            Json.array(List.of(Json.of(1), Json.of(1), Json.of(1))),
            Json.array(List.of(Json.of(1), Json.of("x"))),
            Json.object(Map.of()),
            Json.object(Map.of("kind", Json.of("x"))));

    @Test
    void itIsASchema() {
        assertEquals(List.of(), SchemaValidator.faultsOfSchema(ProjectSchema.text()));
    }

    @Test
    void everyWrittenDocumentIsValid() {
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            GraphDocument document = seed % 2 == 0 ? RandomSharing.of(seed) : RandomDocuments.of(seed);
            assertEquals(List.of(), SchemaValidator.faults(ProjectCodec.write(document)), "seed " + seed);
        }
    }

    static Stream<Kind<? extends LayerSpec>> layerKinds() {
        return LayerKinds.ALL.kinds().stream();
    }

    @ParameterizedTest
    @MethodSource("layerKinds")
    void itKnowsTheParametersOfEveryLayer(Kind<? extends LayerSpec> kind) {
        for (Json settings : variations(kind)) {
            assertSameVerdict("nodes", Json.array(List.of(node(kind.id(), settings))));
        }
        Json bare = Json.object(Map.of("id", Json.of("a"), "name", Json.of("a"), "kind", Json.of(kind.id())));
        assertSameVerdict("nodes", Json.array(List.of(bare)));
    }

    private static Json node(String kind, Json settings) {
        Map<String, Json> node = new LinkedHashMap<>();
        node.put("id", Json.of("a"));
        node.put("name", Json.of("a"));
        node.put("kind", Json.of(kind));
        node.put("settings", settings);
        return Json.object(node);
    }

    @Test
    void itKnowsHowLayersLearn() {
        for (Json learning : variations(Learning.KIND)) {
            Map<String, Json> node = new LinkedHashMap<>();
            List.of("id", "name", "kind").forEach(member -> node.put(member, Json.of("a")));
            node.putAll(((Json.Obj) learning).members());
            assertSameVerdict("nodes", Json.array(List.of(Json.object(node))));
        }
    }

    @Test
    void itLetsUnknownLayersPass() {
        for (Json settings : ANYTHING) {
            assertSameVerdict("nodes", Json.array(List.of(node("warp", settings))));
        }
    }

    @Test
    void itKnowsAllSettings() {
        variations(DataSettings.KIND).forEach(data -> assertSameVerdict("data", data));
        variations(TrainingSettings.KIND).forEach(training -> assertSameVerdict("training", training));
    }

    /// The settings of a kind, all there, and with one of them missing, too many, or of another value; so inside
    /// variants, too.
    private static <S extends Described> List<Json> variations(Kind<S> kind) {
        Map<String, Json> usual = new LinkedHashMap<>();
        kind.bind(kind.defaults()).forEach(bound -> usual.put(bound.param().id(), ParamCodec.written(bound.value())));
        List<Json> all = new ArrayList<>(List.of(Json.object(usual)));
        all.add(with(usual, "more", Json.of(1)));
        for (Param<S, ?> param : kind.params()) {
            Map<String, Json> less = new LinkedHashMap<>(usual);
            less.remove(param.id());
            all.add(Json.object(less));
            Stream.concat(ANYTHING.stream(), values(param).stream())
                    .forEach(value -> all.add(with(usual, param.id(), value)));
        }
        return all;
    }

    private static Json with(Map<String, Json> members, String name, Json value) {
        Map<String, Json> changed = new LinkedHashMap<>(members);
        changed.put(name, value);
        return Json.object(changed);
    }

    /// Values at the ends of what a parameter allows, and just beyond.
    private static List<Json> values(Param<?, ?> param) {
        return switch (param) {
            case Param.IntegerParam<?> p -> around(p.min(), p.max());
            case Param.DecimalParam<?> p -> around(p.min(), p.max()).toList();
            case Param.BoxesParam<?> p -> boxes(p);
            case Param.FormulaParam<?> _ -> List.of(Json.of("a * x"), Json.of("a"));
            case Param.FlagParam<?> _ -> List.of(Json.of(false));
            case Param.SizeParam<?> p ->
                around(p.min(), p.max()).stream()
                        .map(side -> Json.array(List.of(Json.of(p.min()), side)))
                        .toList();
            case Param.ChoiceParam<?, ?> p ->
                p.values().stream().map(ParamCodec::written).toList();
            case Param.VariantParam<?, ?> p ->
                p.family().kinds().stream()
                        .flatMap(kind -> variations(kind).stream()
                                .map(settings ->
                                        with(((Json.Obj) settings).members(), ParamCodec.KIND, Json.of(kind.id()))))
                        .toList();
        };
    }

    private static Stream<Json> around(double min, double max) {
        return Stream.of(Math.nextDown(min), min, max, Math.nextUp(max)).map(Json::of);
    }

    /// Boxes with a side at the ends of what is allowed, and too few or many of them.
    private static List<Json> boxes(Param.BoxesParam<?> param) {
        Json side = Json.of(param.min());
        Json box = Json.array(List.of(side, side));
        return Stream.concat(
                        around(param.min(), param.max())
                                .map(other -> Json.array(List.of(box, Json.array(List.of(side, other))))),
                        Stream.of(0, Boxes.MOST, Boxes.MOST + 1)
                                .map(count -> Json.array(Collections.nCopies(count, box))))
                .toList();
    }

    private static List<Json> around(int min, int max) {
        return Stream.of(min - 1L, (long) min, (long) max, max + 1L)
                .map(Json::of)
                .toList();
    }

    private static void assertSameVerdict(String member, Json value) {
        String plain = ProjectCodec.write(GraphDocument.EMPTY);
        try {
            Map<String, Json> file = new LinkedHashMap<>(((Json.Obj) JsonReader.read(plain, new Faults(""))).members());
            file.put(member, value);
            String text = JsonWriter.compact(Json.object(file));
            assertEquals(isRead(text), SchemaValidator.faults(text).isEmpty(), text);
        } catch (ProblemException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isRead(String text) {
        try {
            ProjectCodec.read(text);
            return true;
        } catch (ProblemException _) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    "block": "b2", |
                    "block": "b2" | "block": "B 9"
                    "block": "b2" | "block": "b2", "units": 3
                    "repeat": 2 | "repeat": 0
                    "repeat": 2 | "repeat": 1001
                    "id": "b2" | "id": "../b"
                    "name": "stack" | "name": ""
                    "layout": {} | "layout": {}, "more": 1
                    "kind": "block-input" | "kind": "block-input", "settings": {"size": 1}
                    """)
    void itKnowsBlocks(String good, String broken) {
        String empty = ProjectCodec.write(GraphDocument.EMPTY);
        String rest = empty.substring(empty.indexOf("\"data\""), empty.lastIndexOf('}'));
        String text = BlockFilesTest.GOOD
                .replace("lamina-fragment", ProjectCodec.FORMAT)
                .replace("\"version\": 1,", "\"version\": 1, " + rest + ",");
        assertEquals(List.of(), SchemaValidator.faults(text));
        assertTrue(text.contains(good), good);
        assertFalse(
                SchemaValidator.faults(text.replace(good, broken == null ? "" : broken))
                        .isEmpty(),
                broken);
    }
}
