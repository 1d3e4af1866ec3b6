package org.lamina.graph.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.formula.Formula;
import org.lamina.graph.kind.Boxes;
import org.lamina.graph.kind.Choice;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Family;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.Learning;
import org.lamina.graph.settings.TrainingSettings;

/// The JSON schema (draft 2020-12) of the project file. What all projects have stands in a resource; kinds with their
/// parameters follow from the descriptors, so that a new kind needs nothing here.
///
/// Whatever [ProjectCodec] writes is valid, and what is not valid it does not read. The other way round it is
/// stricter: it refuses connections to missing nodes, for example, of which a schema cannot speak.
public final class ProjectSchema {
    private static final String DEFINITIONS = "$defs";
    /// What every formula contains; which texts are formulas is more than a pattern can say.
    private static final String READS_AN_INPUT = "(^|[^A-Za-z0-9])[xyz]([^A-Za-z0-9]|$)";

    private static final String PROPERTIES = "properties";

    private final Map<String, Json> definitions = new LinkedHashMap<>();

    private ProjectSchema() {}

    /// The text of the schema.
    public static String text() {
        Map<String, Json> schema = new LinkedHashMap<>(members(frame()));
        ProjectSchema kinds = new ProjectSchema();
        kinds.definitions.putAll(members(schema.get(DEFINITIONS)));
        kinds.define();
        schema.put(DEFINITIONS, Json.object(kinds.definitions));
        return JsonWriter.pretty(Json.object(schema));
    }

    private static Json frame() {
        try (InputStream in = ProjectSchema.class.getResourceAsStream("project.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its schema");
            }
            return JsonReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), new Faults(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ProblemException e) {
            throw new IllegalStateException("The program's schema is broken", e);
        }
    }

    private static Map<String, Json> members(@Nullable Json json) {
        if (json instanceof Json.Obj object) {
            return object.members();
        }
        throw new IllegalStateException("The program's schema lacks a part");
    }

    private void define() {
        List<Json> layers = new ArrayList<>();
        LayerKinds.ALL.kinds().forEach(kind -> layers.add(layer(kind)));
        LayerKinds.BLOCKS.kinds().forEach(kind -> layers.add(layer(kind)));
        definitions.put("layer", Json.object(Map.of("allOf", Json.array(layers))));
        definitions.put("node", node());
        definitions.put("data-settings", object(parameters(DataSettings.KIND)));
        definitions.put("training-settings", object(parameters(TrainingSettings.KIND)));
    }

    /// The node of the frame, with how it learns beside its kind.
    private Json node() {
        Map<String, Json> node = new LinkedHashMap<>(members(definitions.get("node")));
        Map<String, Json> properties = new LinkedHashMap<>(members(node.get(PROPERTIES)));
        properties.putAll(parameters(Learning.KIND).properties);
        node.put(PROPERTIES, Json.object(properties));
        return Json.object(node);
    }

    /// What holds for a node of this kind; `settings` may be absent where nothing in it must be there.
    private Json layer(Kind<? extends LayerSpec> kind) {
        Members settings = parameters(kind);
        if (kind == BlockUse.KIND) {
            settings.add("block", Json.object(Map.of("$ref", Json.of("#/$defs/id"))), true);
            settings.add("values", Json.object(Map.of("$ref", Json.of("#/$defs/values"))), false);
        }
        Members node = new Members();
        node.add("settings", object(settings), !settings.required.isEmpty());
        return when(kind, node);
    }

    /// One of the kinds of a family, with its parameters beside its id.
    private Json variants(Family<?> family) {
        List<Json> cases = new ArrayList<>();
        for (Kind<?> kind : family.kinds()) {
            cases.add(kindWith(parameters(kind), kind));
        }
        return Json.object(Map.of("oneOf", Json.array(cases)));
    }

    private static Json kindWith(Members parameters, Kind<?> kind) {
        Members all = new Members();
        all.add(ParamCodec.KIND, constant(kind.id()), true);
        all.properties.putAll(parameters.properties);
        all.required.addAll(parameters.required);
        return object(all);
    }

    private static Json when(Kind<?> kind, Members then) {
        Map<String, Json> rule = new LinkedHashMap<>();
        Json isKind = Json.object(Map.of(ParamCodec.KIND, constant(kind.id())));
        rule.put("if", Json.object(Map.of(PROPERTIES, isKind)));
        rule.put("then", Json.object(then.rules()));
        return Json.object(rule);
    }

    private static Json constant(String id) {
        return Json.object(Map.of("const", Json.of(id)));
    }

    private static Json object(Members members) {
        Map<String, Json> object = new LinkedHashMap<>();
        object.put("type", Json.of("object"));
        object.putAll(members.rules());
        object.put("additionalProperties", Json.of(false));
        return Json.object(object);
    }

    private <S extends Described> Members parameters(Kind<S> kind) {
        Members members = new Members();
        for (Param<S, ?> param : kind.params()) {
            Map<String, Json> value = value(param);
            value.put("default", ParamCodec.written(param.get(kind.defaults())));
            members.add(param.id(), Json.object(value), !param.isOptional());
        }
        return members;
    }

    private Map<String, Json> value(Param<?, ?> param) {
        Map<String, Json> value = new LinkedHashMap<>();
        switch (param) {
            case Param.IntegerParam<?> p -> putInteger(value, p.min(), p.max());
            case Param.DecimalParam<?> p -> putNumber(value, p.min(), p.max());
            case Param.FlagParam<?> _ -> value.put("type", Json.of("boolean"));
            case Param.SizeParam<?> p -> {
                Map<String, Json> side = new LinkedHashMap<>();
                putInteger(side, p.min(), p.max());
                value.put("description", Json.of("Height, width."));
                putList(value, 2, 2, Json.object(side));
            }
            case Param.BoxesParam<?> p -> {
                Map<String, Json> side = new LinkedHashMap<>();
                putNumber(side, p.min(), p.max());
                Map<String, Json> box = new LinkedHashMap<>();
                putList(box, 2, 2, Json.object(side));
                value.put("description", Json.of("Width, height of each box."));
                putList(value, 1, Boxes.MOST, Json.object(box));
            }
            case Param.ChoiceParam<?, ?> p -> value.put("enum", Json.array(ids(p.values())));
            case Param.FormulaParam<?> _ -> {
                value.put("description", Json.of("A formula over x, y, z and learned numbers."));
                value.put("type", Json.of("string"));
                value.put("maxLength", Json.of(Formula.LONGEST));
                value.put("pattern", Json.of(READS_AN_INPUT));
            }
            case Param.VariantParam<?, ?> p -> {
                String name = p.family().id();
                if (!definitions.containsKey(name)) {
                    definitions.put(name, variants(p.family()));
                }
                value.put("$ref", Json.of("#/$defs/" + name));
            }
        }
        return value;
    }

    private static void putInteger(Map<String, Json> value, int min, int max) {
        value.put("type", Json.of("integer"));
        value.put("minimum", Json.of(min));
        value.put("maximum", Json.of(max));
    }

    private static void putNumber(Map<String, Json> value, double min, double max) {
        value.put("type", Json.of("number"));
        value.put("minimum", Json.of(min));
        value.put("maximum", Json.of(max));
    }

    private static void putList(Map<String, Json> value, int least, int most, Json item) {
        value.put("type", Json.of("array"));
        value.put("minItems", Json.of(least));
        value.put("maxItems", Json.of(most));
        value.put("items", item);
    }

    private static List<Json> ids(List<? extends Choice> values) {
        return values.stream().map(value -> Json.of(value.id())).toList();
    }

    /// Members of an object, and which of them must be there.
    private static final class Members {
        private final Map<String, Json> properties = new LinkedHashMap<>();
        private final List<Json> required = new ArrayList<>();

        void add(String name, Json rule, boolean isRequired) {
            properties.put(name, rule);
            if (isRequired) {
                required.add(Json.of(name));
            }
        }

        Map<String, Json> rules() {
            Map<String, Json> rules = new LinkedHashMap<>();
            if (!required.isEmpty()) {
                rules.put("required", Json.array(required));
            }
            rules.put(PROPERTIES, Json.object(properties));
            return rules;
        }
    }
}
