package org.lamina.graph.kind;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.lamina.graph.formula.Formula;

/// One parameter of a kind: its id, how to read and change it, and the values it allows.
///
/// There are few types on purpose: the inspector has one editor and the file format one branch per type.
public sealed interface Param<S, V> {
    String id();

    Function<S, V> getter();

    BiFunction<S, V, S> wither();

    /// Reads the value from its owner.
    default V get(S owner) {
        return getter().apply(owner);
    }

    /// The owner with this value in place of the old one.
    default S with(S owner, V value) {
        return wither().apply(owner, value);
    }

    /// Whether the value is allowed; forms and files ask before [#with].
    boolean allows(V value);

    /// The same parameter of an owner that has this one's owner as a part.
    default <T> Param<T, V> within(Function<T, S> part, BiFunction<T, S, T> change) {
        return of(
                id(),
                owner -> get(part.apply(owner)),
                (owner, value) -> change.apply(owner, with(part.apply(owner), value)));
    }

    /// A parameter of the same type and range that another owner has.
    <T> Param<T, V> of(String id, Function<T, V> getter, BiFunction<T, V, T> wither);

    /// Whether another parameter has the same id, type and range, whoever owns it.
    boolean isLike(Param<?, ?> other);

    /// This parameter with only those values that the other one takes, too; empty where they have none in common.
    Optional<Param<S, V>> meet(Param<?, ?> other);

    /// Whether something is a value of this parameter that is allowed, and so is what is in it.
    boolean takes(Object value);

    /// Whether files leave the parameter out where it has its default: one that came after files of its kind.
    default boolean isOptional() {
        return false;
    }

    /// A whole number from `min` to `max`, both included.
    record IntegerParam<S>(
            String id,
            Function<S, Integer> getter,
            BiFunction<S, Integer, S> wither,
            int min,
            int max,
            boolean isOptional)
            implements Param<S, Integer> {
        @Override
        public boolean allows(Integer value) {
            return value >= min && value <= max;
        }

        @Override
        public <T> Param<T, Integer> of(String other, Function<T, Integer> get, BiFunction<T, Integer, T> set) {
            return new IntegerParam<>(other, get, set, min, max, isOptional);
        }

        @Override
        public Optional<Param<S, Integer>> meet(Param<?, ?> other) {
            return other instanceof IntegerParam<?> o && Math.max(min, o.min) <= Math.min(max, o.max)
                    ? Optional.of(new IntegerParam<>(
                            id, getter, wither, Math.max(min, o.min), Math.min(max, o.max), isOptional))
                    : Optional.empty();
        }

        @Override
        public boolean takes(Object value) {
            return value instanceof Integer number && allows(number);
        }

        @Override
        public boolean isLike(Param<?, ?> other) {
            return other instanceof IntegerParam<?> o && id.equals(o.id) && min == o.min && max == o.max;
        }
    }

    /// A real number from `min` to `max`; `logarithmic` tells a slider to step by factors (a learning rate).
    record DecimalParam<S>(
            String id,
            Function<S, Double> getter,
            BiFunction<S, Double, S> wither,
            double min,
            double max,
            boolean logarithmic,
            boolean isOptional)
            implements Param<S, Double> {
        @Override
        public boolean allows(Double value) {
            return value >= min && value <= max;
        }

        @Override
        public <T> Param<T, Double> of(String other, Function<T, Double> get, BiFunction<T, Double, T> set) {
            return new DecimalParam<>(other, get, set, min, max, logarithmic, isOptional);
        }

        @Override
        public Optional<Param<S, Double>> meet(Param<?, ?> other) {
            return other instanceof DecimalParam<?> o && Math.max(min, o.min) <= Math.min(max, o.max)
                    ? Optional.of(new DecimalParam<>(
                            id, getter, wither, Math.max(min, o.min), Math.min(max, o.max), logarithmic, isOptional))
                    : Optional.empty();
        }

        @Override
        public boolean takes(Object value) {
            return value instanceof Double number && allows(number);
        }

        @Override
        public boolean isLike(Param<?, ?> other) {
            return other instanceof DecimalParam<?> o
                    && id.equals(o.id)
                    && min == o.min
                    && max == o.max
                    && logarithmic == o.logarithmic;
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
        public boolean allows(E value) {
            return values.contains(value);
        }

        @Override
        public <T> Param<T, E> of(String other, Function<T, E> get, BiFunction<T, E, T> set) {
            return new ChoiceParam<>(other, type, get, set, values, isOptional);
        }

        @Override
        public Optional<Param<S, E>> meet(Param<?, ?> other) {
            List<E> common = other instanceof ChoiceParam<?, ?> o && o.type.equals(type)
                    ? values.stream().filter(o.values::contains).toList()
                    : List.of();
            return common.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ChoiceParam<>(id, type, getter, wither, common, isOptional));
        }

        @Override
        public boolean takes(Object value) {
            return value instanceof Choice choice && values.contains(choice);
        }

        @Override
        public boolean isLike(Param<?, ?> other) {
            return other instanceof ChoiceParam<?, ?> o
                    && id.equals(o.id)
                    && type.equals(o.type)
                    && values.equals(o.values);
        }
    }

    /// Yes or no.
    record FlagParam<S>(String id, Function<S, Boolean> getter, BiFunction<S, Boolean, S> wither, boolean isOptional)
            implements Param<S, Boolean> {
        @Override
        public boolean allows(Boolean value) {
            return true;
        }

        @Override
        public <T> Param<T, Boolean> of(String other, Function<T, Boolean> get, BiFunction<T, Boolean, T> set) {
            return new FlagParam<>(other, get, set, isOptional);
        }

        @Override
        public Optional<Param<S, Boolean>> meet(Param<?, ?> other) {
            return other instanceof FlagParam<?> ? Optional.of(this) : Optional.empty();
        }

        @Override
        public boolean takes(Object value) {
            return value instanceof Boolean;
        }

        @Override
        public boolean isLike(Param<?, ?> other) {
            return other instanceof FlagParam<?> o && id.equals(o.id);
        }
    }

    /// A height and a width, each from `min` to `max`.
    record SizeParam<S>(String id, Function<S, Size> getter, BiFunction<S, Size, S> wither, int min, int max)
            implements Param<S, Size> {
        @Override
        public boolean allows(Size value) {
            return value.height() >= min && value.height() <= max && value.width() >= min && value.width() <= max;
        }

        @Override
        public <T> Param<T, Size> of(String other, Function<T, Size> get, BiFunction<T, Size, T> set) {
            return new SizeParam<>(other, get, set, min, max);
        }

        @Override
        public Optional<Param<S, Size>> meet(Param<?, ?> other) {
            return other instanceof SizeParam<?> o && Math.max(min, o.min) <= Math.min(max, o.max)
                    ? Optional.of(new SizeParam<>(id, getter, wither, Math.max(min, o.min), Math.min(max, o.max)))
                    : Optional.empty();
        }

        @Override
        public boolean takes(Object value) {
            return value instanceof Size size && allows(size);
        }

        @Override
        public boolean isLike(Param<?, ?> other) {
            return other instanceof SizeParam<?> o && id.equals(o.id) && min == o.min && max == o.max;
        }
    }

    /// A described value of a family, with parameters of its own (an optimiser, a loss).
    record VariantParam<S, D extends Described>(
            String id, Family<D> family, Function<S, D> getter, BiFunction<S, D, S> wither, boolean isOptional)
            implements Param<S, D> {
        @Override
        public boolean allows(D value) {
            return family.kinds().contains(value.kind());
        }

        @Override
        public <T> Param<T, D> of(String other, Function<T, D> get, BiFunction<T, D, T> set) {
            return new VariantParam<>(other, family, get, set, isOptional);
        }

        @Override
        public Optional<Param<S, D>> meet(Param<?, ?> other) {
            return other instanceof VariantParam<?, ?> o && o.family == family ? Optional.of(this) : Optional.empty();
        }

        @Override
        public boolean takes(Object value) {
            return value instanceof Described inner
                    && family.kinds().contains(inner.kind())
                    && inner.kind().allows(inner);
        }

        @Override
        public boolean isLike(Param<?, ?> other) {
            return other instanceof VariantParam<?, ?> o && id.equals(o.id) && family == o.family;
        }
    }

    /// A formula that the user types.
    record FormulaParam<S>(String id, Function<S, Formula> getter, BiFunction<S, Formula, S> wither)
            implements Param<S, Formula> {
        @Override
        public boolean allows(Formula value) {
            return true;
        }

        @Override
        public <T> Param<T, Formula> of(String other, Function<T, Formula> get, BiFunction<T, Formula, T> set) {
            return new FormulaParam<>(other, get, set);
        }

        @Override
        public Optional<Param<S, Formula>> meet(Param<?, ?> other) {
            return other instanceof FormulaParam<?> ? Optional.of(this) : Optional.empty();
        }

        @Override
        public boolean takes(Object value) {
            return value instanceof Formula;
        }

        @Override
        public boolean isLike(Param<?, ?> other) {
            return other instanceof FormulaParam<?> o && id.equals(o.id);
        }
    }

    /// One to [Boxes#MOST] boxes, each side from `min` to `max`.
    record BoxesParam<S>(String id, Function<S, Boxes> getter, BiFunction<S, Boxes, S> wither, double min, double max)
            implements Param<S, Boxes> {
        @Override
        public boolean allows(Boxes value) {
            return value.isWithin(min, max);
        }

        @Override
        public <T> Param<T, Boxes> of(String other, Function<T, Boxes> get, BiFunction<T, Boxes, T> set) {
            return new BoxesParam<>(other, get, set, min, max);
        }

        @Override
        public Optional<Param<S, Boxes>> meet(Param<?, ?> other) {
            return other instanceof BoxesParam<?> o && Math.max(min, o.min) <= Math.min(max, o.max)
                    ? Optional.of(new BoxesParam<>(id, getter, wither, Math.max(min, o.min), Math.min(max, o.max)))
                    : Optional.empty();
        }

        @Override
        public boolean takes(Object value) {
            return value instanceof Boxes boxes && allows(boxes);
        }

        @Override
        public boolean isLike(Param<?, ?> other) {
            return other instanceof BoxesParam<?> o && id.equals(o.id) && min == o.min && max == o.max;
        }
    }

    static <S> Param<S, Integer> integer(
            String id, Function<S, Integer> getter, BiFunction<S, Integer, S> wither, int min, int max) {
        return new IntegerParam<>(id, getter, wither, min, max, false);
    }

    /// A whole number that files may leave out.
    static <S> Param<S, Integer> optionalInteger(
            String id, Function<S, Integer> getter, BiFunction<S, Integer, S> wither, int min, int max) {
        return new IntegerParam<>(id, getter, wither, min, max, true);
    }

    static <S> Param<S, Double> decimal(
            String id, Function<S, Double> getter, BiFunction<S, Double, S> wither, double min, double max) {
        return new DecimalParam<>(id, getter, wither, min, max, false, false);
    }

    static <S> Param<S, Double> logarithmic(
            String id, Function<S, Double> getter, BiFunction<S, Double, S> wither, double min, double max) {
        return new DecimalParam<>(id, getter, wither, min, max, true, false);
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
        return new VariantParam<>(id, family, getter, wither, false);
    }

    /// A variant that files may leave out.
    static <S, D extends Described> Param<S, D> optionalVariant(
            String id, Family<D> family, Function<S, D> getter, BiFunction<S, D, S> wither) {
        return new VariantParam<>(id, family, getter, wither, true);
    }

    static <S> Param<S, Formula> formula(String id, Function<S, Formula> getter, BiFunction<S, Formula, S> wither) {
        return new FormulaParam<>(id, getter, wither);
    }

    static <S> Param<S, Boxes> boxes(
            String id, Function<S, Boxes> getter, BiFunction<S, Boxes, S> wither, double min, double max) {
        return new BoxesParam<>(id, getter, wither, min, max);
    }
}
