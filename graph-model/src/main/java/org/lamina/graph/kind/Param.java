package org.lamina.graph.kind;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.lamina.graph.formula.Formula;

/// One parameter of a kind: its id, how to read and change it, and the values it allows.
///
/// There are few types on purpose: the inspector has one editor and the file format one branch per type.
public sealed interface Param<S, V> {
    String id();

    /// Reads the value from its owner.
    V get(S owner);

    /// The owner with this value in place of the old one.
    S with(S owner, V value);

    /// Whether the value is allowed; forms and files ask before [#with].
    boolean allows(V value);

    /// The same parameter of an owner that has this one's owner as a part.
    <T> Param<T, V> within(Function<T, S> part, BiFunction<T, S, T> change);

    /// Whether files leave the parameter out where it has its default: one that came after files of its kind.
    default boolean isOptional() {
        return false;
    }

    /// A whole number from `min` to `max`, both included.
    record IntegerParam<S>(String id, Function<S, Integer> getter, BiFunction<S, Integer, S> wither, int min, int max)
            implements Param<S, Integer> {
        @Override
        public Integer get(S owner) {
            return getter.apply(owner);
        }

        @Override
        public S with(S owner, Integer value) {
            return wither.apply(owner, value);
        }

        @Override
        public <T> Param<T, Integer> within(Function<T, S> part, BiFunction<T, S, T> change) {
            return new IntegerParam<>(id, getter.compose(part), (owner, value) -> change.apply(owner, with(part.apply(owner), value)), min, max);
        }

        @Override
        public boolean allows(Integer value) {
            return value >= min && value <= max;
        }
    }

    /// A real number from `min` to `max`; `logarithmic` tells a slider to step by factors (a learning rate).
    record DecimalParam<S>(
            String id,
            Function<S, Double> getter,
            BiFunction<S, Double, S> wither,
            double min,
            double max,
            boolean logarithmic)
            implements Param<S, Double> {
        @Override
        public Double get(S owner) {
            return getter.apply(owner);
        }

        @Override
        public S with(S owner, Double value) {
            return wither.apply(owner, value);
        }

        @Override
        public <T> Param<T, Double> within(Function<T, S> part, BiFunction<T, S, T> change) {
            return new DecimalParam<>(id, getter.compose(part), (owner, value) -> change.apply(owner, with(part.apply(owner), value)), min, max, logarithmic);
        }

        @Override
        public boolean allows(Double value) {
            return value >= min && value <= max;
        }
    }

    /// One of the constants of an enum; `type` names the enum in message keys.
    record ChoiceParam<S, E extends Enum<E> & Choice>(
            String id,
            String type,
            Function<S, E> getter,
            BiFunction<S, E, S> wither,
            List<E> values,
            boolean isOptional)
            implements Param<S, E> {
        @Override
        public E get(S owner) {
            return getter.apply(owner);
        }

        @Override
        public S with(S owner, E value) {
            return wither.apply(owner, value);
        }

        @Override
        public <T> Param<T, E> within(Function<T, S> part, BiFunction<T, S, T> change) {
            return new ChoiceParam<>(id, type, getter.compose(part), (owner, value) -> change.apply(owner, with(part.apply(owner), value)), values, isOptional);
        }

        @Override
        public boolean allows(E value) {
            return values.contains(value);
        }
    }

    /// Yes or no.
    record FlagParam<S>(String id, Function<S, Boolean> getter, BiFunction<S, Boolean, S> wither, boolean isOptional)
            implements Param<S, Boolean> {
        @Override
        public Boolean get(S owner) {
            return getter.apply(owner);
        }

        @Override
        public S with(S owner, Boolean value) {
            return wither.apply(owner, value);
        }

        @Override
        public <T> Param<T, Boolean> within(Function<T, S> part, BiFunction<T, S, T> change) {
            return new FlagParam<>(id, getter.compose(part), (owner, value) -> change.apply(owner, with(part.apply(owner), value)), isOptional);
        }

        @Override
        public boolean allows(Boolean value) {
            return true;
        }
    }

    /// A height and a width, each from `min` to `max`.
    record SizeParam<S>(String id, Function<S, Size> getter, BiFunction<S, Size, S> wither, int min, int max)
            implements Param<S, Size> {
        @Override
        public Size get(S owner) {
            return getter.apply(owner);
        }

        @Override
        public S with(S owner, Size value) {
            return wither.apply(owner, value);
        }

        @Override
        public <T> Param<T, Size> within(Function<T, S> part, BiFunction<T, S, T> change) {
            return new SizeParam<>(id, getter.compose(part), (owner, value) -> change.apply(owner, with(part.apply(owner), value)), min, max);
        }

        @Override
        public boolean allows(Size value) {
            return value.height() >= min && value.height() <= max && value.width() >= min && value.width() <= max;
        }
    }

    /// A described value of a family, with parameters of its own (an optimiser, a loss).
    record VariantParam<S, D extends Described>(
            String id, Family<D> family, Function<S, D> getter, BiFunction<S, D, S> wither) implements Param<S, D> {
        @Override
        public D get(S owner) {
            return getter.apply(owner);
        }

        @Override
        public S with(S owner, D value) {
            return wither.apply(owner, value);
        }

        @Override
        public <T> Param<T, D> within(Function<T, S> part, BiFunction<T, S, T> change) {
            return new VariantParam<>(id, family, getter.compose(part), (owner, value) -> change.apply(owner, with(part.apply(owner), value)));
        }

        @Override
        public boolean allows(D value) {
            return family.kinds().contains(value.kind());
        }
    }

    /// A formula that the user types.
    record FormulaParam<S>(String id, Function<S, Formula> getter, BiFunction<S, Formula, S> wither)
            implements Param<S, Formula> {
        @Override
        public Formula get(S owner) {
            return getter.apply(owner);
        }

        @Override
        public S with(S owner, Formula value) {
            return wither.apply(owner, value);
        }

        @Override
        public <T> Param<T, Formula> within(Function<T, S> part, BiFunction<T, S, T> change) {
            return new FormulaParam<>(id, getter.compose(part), (owner, value) -> change.apply(owner, with(part.apply(owner), value)));
        }

        @Override
        public boolean allows(Formula value) {
            return true;
        }
    }

    static <S> Param<S, Integer> integer(
            String id, Function<S, Integer> getter, BiFunction<S, Integer, S> wither, int min, int max) {
        return new IntegerParam<>(id, getter, wither, min, max);
    }

    static <S> Param<S, Double> decimal(
            String id, Function<S, Double> getter, BiFunction<S, Double, S> wither, double min, double max) {
        return new DecimalParam<>(id, getter, wither, min, max, false);
    }

    static <S> Param<S, Double> logarithmic(
            String id, Function<S, Double> getter, BiFunction<S, Double, S> wither, double min, double max) {
        return new DecimalParam<>(id, getter, wither, min, max, true);
    }

    static <S, E extends Enum<E> & Choice> Param<S, E> choice(
            String id, String type, Function<S, E> getter, BiFunction<S, E, S> wither, List<E> values) {
        return new ChoiceParam<>(id, type, getter, wither, List.copyOf(values), false);
    }

    /// A choice that files may leave out.
    static <S, E extends Enum<E> & Choice> Param<S, E> optionalChoice(
            String id, String type, Function<S, E> getter, BiFunction<S, E, S> wither, List<E> values) {
        return new ChoiceParam<>(id, type, getter, wither, List.copyOf(values), true);
    }

    static <S> Param<S, Boolean> flag(String id, Function<S, Boolean> getter, BiFunction<S, Boolean, S> wither) {
        return new FlagParam<>(id, getter, wither, false);
    }

    /// A flag that files may leave out.
    static <S> Param<S, Boolean> optionalFlag(
            String id, Function<S, Boolean> getter, BiFunction<S, Boolean, S> wither) {
        return new FlagParam<>(id, getter, wither, true);
    }

    static <S> Param<S, Size> size(
            String id, Function<S, Size> getter, BiFunction<S, Size, S> wither, int min, int max) {
        return new SizeParam<>(id, getter, wither, min, max);
    }

    static <S, D extends Described> Param<S, D> variant(
            String id, Family<D> family, Function<S, D> getter, BiFunction<S, D, S> wither) {
        return new VariantParam<>(id, family, getter, wither);
    }

    static <S> Param<S, Formula> formula(String id, Function<S, Formula> getter, BiFunction<S, Formula, S> wither) {
        return new FormulaParam<>(id, getter, wither);
    }
}
