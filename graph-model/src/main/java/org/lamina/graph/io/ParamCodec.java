package org.lamina.graph.io;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamina.graph.formula.Formula;
import org.lamina.graph.kind.Boxes;
import org.lamina.graph.kind.Choice;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Family;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;
import org.lamina.graph.problem.ProblemException;

/// Reads and writes described values by their descriptors; knows no kind by name.
final class ParamCodec {
    /// The member that names the kind of a variant, before its parameters.
    static final String KIND = "kind";

    private ParamCodec() {}

    /// The parameters of a value as members, without those that may be left out.
    static Map<String, Json> write(Described value) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (Kind.Bound<?, ?> bound : value.kind().bind(value)) {
            if (!bound.isOmitted()) {
                members.put(bound.param().id(), written(bound.value()));
            }
        }
        return members;
    }

    static Json written(Object value) {
        return switch (value) {
            case Integer number -> Json.of(number.longValue());
            case Double number -> Json.of(number.doubleValue());
            case Boolean flag -> Json.of(flag.booleanValue());
            case Choice choice -> Json.of(choice.id());
            case Formula formula -> Json.of(formula.toString());
            case Size size -> Json.array(List.of(Json.of(size.height()), Json.of(size.width())));
            case Boxes boxes ->
                Json.array(boxes.boxes().stream()
                        .map(box -> Json.array(List.of(Json.of(box.width()), Json.of(box.height()))))
                        .toList());
            case Described variant -> {
                Map<String, Json> members = new LinkedHashMap<>();
                members.put(KIND, Json.of(variant.kind().id()));
                members.putAll(write(variant));
                yield Json.object(members);
            }
            default -> throw new IllegalStateException("No parameter holds such a value: " + value);
        };
    }

    /// A value of this kind from its members; the caller ends the fields.
    static <S extends Described> S read(Kind<S> kind, Fields fields, Faults faults) throws ProblemException {
        S value = kind.defaults();
        for (Param<S, ?> param : kind.params()) {
            if (!param.isOptional() || fields.has(param.id())) {
                value = set(value, param, fields.get(param.id()), faults);
            }
        }
        return value;
    }

    /// The value parsed for a parameter is of the type that the parameter holds; the compiler cannot see that.
    @SuppressWarnings("unchecked")
    private static <S, V> S set(S owner, Param<S, V> param, Json json, Faults faults) throws ProblemException {
        return param.with(owner, (V) parse(param, json, faults));
    }

    /// A value that the parameter allows.
    static Object parse(Param<?, ?> param, Json json, Faults faults) throws ProblemException {
        return switch (param) {
            case Param.IntegerParam<?> p -> integer(p.id(), json, p.min(), p.max(), faults);
            case Param.DecimalParam<?> p -> decimal(p, json, faults);
            case Param.FlagParam<?> p -> Fields.flag(json, p.id(), faults);
            case Param.SizeParam<?> p -> size(p, json, faults);
            case Param.ChoiceParam<?, ?> p -> choice(p.id(), p.values(), json, faults);
            case Param.FormulaParam<?> p -> formula(p.id(), json, faults);
            case Param.BoxesParam<?> p -> boxes(p, json, faults);
            case Param.VariantParam<?, ?> p -> variant(p.family(), json, p.id(), faults);
        };
    }

    private static Integer integer(String name, Json json, int min, int max, Faults faults) throws ProblemException {
        long value = Fields.whole(json, name, faults);
        if (value < min || value > max) {
            throw faults.at(json.line(), "file.out-of-range", name, value, min, max);
        }
        return (int) value;
    }

    private static Double decimal(Param.DecimalParam<?> param, Json json, Faults faults) throws ProblemException {
        return decimal(param.id(), json, param.min(), param.max(), faults);
    }

    private static double decimal(String name, Json json, double min, double max, Faults faults)
            throws ProblemException {
        double value = Fields.real(json, name, faults);
        if (!(value >= min && value <= max)) {
            throw faults.at(
                    json.line(),
                    "file.out-of-range",
                    name,
                    json instanceof Json.Num number ? number.digits() : "",
                    plain(min),
                    plain(max));
        }
        return value;
    }

    private static Boxes boxes(Param.BoxesParam<?> param, Json json, Faults faults) throws ProblemException {
        if (!(json instanceof Json.Arr list)
                || list.items().isEmpty()
                || list.items().size() > Boxes.MOST) {
            throw faults.at(json.line(), "file.needs-boxes", param.id(), Boxes.MOST);
        }
        List<Boxes.Box> boxes = new ArrayList<>();
        for (Json item : list.items()) {
            if (!(item instanceof Json.Arr pair) || pair.items().size() != 2) {
                throw faults.at(item.line(), "file.needs-boxes", param.id(), Boxes.MOST);
            }
            boxes.add(new Boxes.Box(
                    decimal(param.id(), pair.items().getFirst(), param.min(), param.max(), faults),
                    decimal(param.id(), pair.items().getLast(), param.min(), param.max(), faults)));
        }
        return new Boxes(boxes);
    }

    private static String plain(double bound) {
        return new BigDecimal(Double.toString(bound)).stripTrailingZeros().toPlainString();
    }

    private static <S> Size size(Param.SizeParam<S> param, Json json, Faults faults) throws ProblemException {
        if (!(json instanceof Json.Arr pair) || pair.items().size() != 2) {
            throw faults.at(json.line(), "file.needs-pair", param.id());
        }
        return new Size(
                integer(param.id(), pair.items().getFirst(), param.min(), param.max(), faults),
                integer(param.id(), pair.items().getLast(), param.min(), param.max(), faults));
    }

    private static <E extends Choice> E choice(String name, List<E> values, Json json, Faults faults)
            throws ProblemException {
        String id = Fields.text(json, name, faults);
        for (E value : values) {
            if (value.id().equals(id)) {
                return value;
            }
        }
        List<String> allowed = values.stream().map(Choice::id).toList();
        throw faults.at(json.line(), "file.unknown-choice", name, id, allowed);
    }

    private static Formula formula(String name, Json json, Faults faults) throws ProblemException {
        String text = Fields.text(json, name, faults);
        try {
            return Formula.parse(text);
        } catch (ProblemException e) {
            Object column = e.problem().args().get(1);
            throw faults.at(json.line(), "file.formula", name, text, column);
        }
    }

    /// A value of a family: its kind's id and its parameters in one object.
    static <D extends Described> D variant(Family<D> family, Json json, String name, Faults faults)
            throws ProblemException {
        Fields fields = Fields.of(json, name, faults);
        String id = fields.text(KIND);
        Kind<? extends D> kind = family.byId(id).orElse(null);
        if (kind == null) {
            List<String> known = family.kinds().stream().map(Kind::id).toList();
            throw faults.at(fields.get(KIND).line(), "file.unknown-kind", name, id, known);
        }
        D value = read(kind, fields, faults);
        fields.end();
        return value;
    }
}
