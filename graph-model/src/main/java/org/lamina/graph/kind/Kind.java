package org.lamina.graph.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// The declaration of one kind of described value: stable id, default value and parameters.
///
/// Holds no words (message keys derive from family and id: `layer.dense.name`) and no widgets. Ids are lower-case
/// kebab, are written into files and never change.
public class Kind<S extends Described> {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final String family;
    private final String id;
    private final Class<S> type;
    private final S defaults;
    private final List<Param<S, ?>> params;

    protected Kind(String family, String id, Class<S> type, S defaults, List<Param<S, ?>> params) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("A kind id is lower-case kebab: " + id);
        }
        this.family = family;
        this.id = id;
        this.type = type;
        this.defaults = defaults;
        this.params = List.copyOf(params);
    }

    /// A kind with its parameters in the order in which forms show them.
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <S extends Described> Kind<S> of(
            String family, String id, Class<S> type, S defaults, Param<S, ?>... params) {
        return new Kind<>(family, id, type, defaults, List.of(params));
    }

    public String family() {
        return family;
    }

    public String id() {
        return id;
    }

    public Class<S> type() {
        return type;
    }

    public S defaults() {
        return defaults;
    }

    public List<Param<S, ?>> params() {
        return params;
    }

    public Optional<Param<S, ?>> param(String paramId) {
        return params.stream().filter(param -> param.id().equals(paramId)).findFirst();
    }

    /// `layer.dense`: the prefix of all message keys of this kind.
    public String messageKey() {
        return family + "." + id;
    }

    /// A parameter of this kind together with a value of it; for callers that do not know the type.
    public List<Bound<S, ?>> bind(Described value) {
        S typed = type.cast(value);
        List<Bound<S, ?>> bound = new ArrayList<>();
        for (Param<S, ?> param : params) {
            bound.add(bindOne(param, typed, defaults));
        }
        return bound;
    }

    /// Whether every parameter of the value, and of the variants in it, is one that forms and files would accept.
    public boolean allows(Described value) {
        return bind(value).stream().allMatch(Bound::isAllowed);
    }

    private static <S extends Described, V> Bound<S, V> bindOne(Param<S, V> param, S value, S defaults) {
        return new Bound<>(param, value, param.get(defaults));
    }

    /// One parameter of one value.
    public record Bound<S extends Described, V>(Param<S, V> param, S owner, V usual) {
        public V value() {
            return param.get(owner);
        }

        /// Whether files leave it out.
        public boolean isOmitted() {
            return param.isOptional() && value().equals(usual);
        }

        public boolean isAllowed() {
            V value = value();
            return param.allows(value)
                    && (!(value instanceof Described inner) || inner.kind().allows(inner));
        }

        public S with(V changed) {
            return param.with(owner, changed);
        }

        public S map(UnaryOperator<V> change) {
            return with(change.apply(value()));
        }
    }

    @Override
    public String toString() {
        return messageKey();
    }
}
