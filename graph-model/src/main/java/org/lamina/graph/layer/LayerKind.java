package org.lamina.graph.layer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// The declaration of a layer kind: besides id and parameters its category, how many inputs it takes and what each is
/// for, its shape rule and its cost.
public final class LayerKind<S extends LayerSpec> extends Kind<S> {
    /// Output shape from the settings and the input shapes (as many as [#inputs()] allows, never more or fewer).
    @FunctionalInterface
    public interface ShapeRule<S> {
        ShapeResult infer(S spec, List<Shape> inputs);
    }

    /// Cost from the settings, fitting input shapes and the inferred output shape.
    @FunctionalInterface
    public interface CostRule<S> {
        Cost of(S spec, List<Shape> inputs, Shape output);
    }

    /// How many connections the input port takes.
    public record Arity(int min, int max) {
        public static final Arity NONE = new Arity(0, 0);
        public static final Arity ONE = new Arity(1, 1);
        public static final Arity SEVERAL = new Arity(2, 64);
    }

    private final Category category;
    private final String stem;
    private final Arity inputs;
    private final List<String> roles;
    private final ShapeRule<S> shapeRule;
    private final CostRule<S> costRule;
    private final Function<S, Sight> sightRule;
    private final OnPadding onPadding;
    private final Map<String, Predicate<S>> conditions;

    private LayerKind(Builder<S> declared, ShapeRule<S> shapeRule) {
        super("layer", declared.id, declared.type, declared.defaults, declared.params);
        this.category = declared.category;
        this.stem = declared.stem;
        this.inputs = declared.inputs;
        this.roles = declared.roles;
        this.shapeRule = shapeRule;
        this.costRule = declared.costRule;
        this.sightRule = declared.sightRule;
        this.onPadding = declared.onPadding();
        this.conditions = Map.copyOf(declared.conditions);
    }

    public Category category() {
        return category;
    }

    /// The short beginning of names of new nodes: `conv` of `conv1`, `conv2`. The same in every language, since names
    /// belong to the document.
    public String stem() {
        return stem;
    }

    public Arity inputs() {
        return inputs;
    }

    /// What each input is for, as ids of words, in input order; empty where the inputs are alike.
    public List<String> roles() {
        return roles;
    }

    /// Whether other nodes can read from this kind: all but outputs.
    public boolean hasOutput() {
        return category != Category.OUTPUT;
    }

    public ShapeResult shape(LayerSpec spec, List<Shape> inputShapes) {
        return shapeRule.infer(type().cast(spec), inputShapes);
    }

    public Cost cost(LayerSpec spec, List<Shape> inputShapes, Shape output) {
        return costRule.of(type().cast(spec), inputShapes, output);
    }

    /// What a cell of the output sees of the input, where both are feature maps.
    public Sight sight(LayerSpec spec) {
        return sightRule.apply(type().cast(spec));
    }

    /// What becomes of padded steps.
    public OnPadding onPadding() {
        return onPadding;
    }

    /// Whether a parameter means something while the others are as they are; its value is kept meanwhile.
    public boolean applies(LayerSpec spec, Param<?, ?> param) {
        Predicate<S> condition = conditions.get(param.id());
        return condition == null || condition.test(type().cast(spec));
    }

    static <S extends LayerSpec> Builder<S> named(String id, Category category, Class<S> type, S defaults) {
        return new Builder<>(id, category, type, defaults);
    }

    /// Collects the declaration of a kind; one input, no cost and sight of all unless told otherwise. Where padding is
    /// not spoken of, kinds that see the same place only work at each step, others see zeros.
    static final class Builder<S extends LayerSpec> {
        private final String id;
        private final Category category;
        private final Class<S> type;
        private final S defaults;
        private String stem;
        private Arity inputs = Arity.ONE;
        private List<String> roles = List.of();
        private final List<Param<S, ?>> params = new ArrayList<>();
        private CostRule<S> costRule = (_, _, _) -> Cost.NONE;
        private Function<S, Sight> sightRule = _ -> Sight.ALL;
        private @Nullable OnPadding onPadding;
        private final Map<String, Predicate<S>> conditions = new HashMap<>();

        private Builder(String id, Category category, Class<S> type, S defaults) {
            this.id = id;
            this.category = category;
            this.type = type;
            this.defaults = defaults;
            this.stem = id;
        }

        Builder<S> stem(String word) {
            stem = word;
            return this;
        }

        Builder<S> inputs(Arity arity) {
            inputs = arity;
            return this;
        }

        Builder<S> roles(List<String> ids) {
            roles = ids;
            return this;
        }

        @SafeVarargs
        @SuppressWarnings("varargs")
        final Builder<S> params(Param<S, ?>... declared) {
            params.addAll(List.of(declared));
            return this;
        }

        /// A parameter that only means something where this holds.
        Builder<S> only(String param, Predicate<S> where) {
            conditions.put(param, where);
            return this;
        }

        /// The parameters of a part that several kinds have.
        <P> Builder<S> part(List<Param<P, ?>> declared, Function<S, P> part, BiFunction<S, P, S> change) {
            declared.forEach(param -> params.add(param.within(part, change)));
            return this;
        }

        Builder<S> cost(CostRule<S> rule) {
            costRule = rule;
            return this;
        }

        Builder<S> sight(Function<S, Sight> rule) {
            sightRule = rule;
            return this;
        }

        Builder<S> padding(OnPadding rule) {
            onPadding = rule;
            return this;
        }

        private OnPadding onPadding() {
            boolean samePlace = sightRule.apply(defaults).equals(Sight.SAME_PLACE);
            return Objects.requireNonNullElse(onPadding, samePlace ? OnPadding.EACH_STEP : OnPadding.AS_ZEROS);
        }

        LayerKind<S> shape(ShapeRule<S> rule) {
            return new LayerKind<>(this, rule);
        }
    }
}
