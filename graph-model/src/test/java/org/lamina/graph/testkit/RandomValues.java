package org.lamina.graph.testkit;

import java.util.List;
import java.util.Random;
import org.lamina.graph.formula.Formula;
import org.lamina.graph.kind.Boxes;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;

/// Values of any kind with random parameters in their ranges, made from the descriptors alone.
public final class RandomValues {
    private static final List<String> FORMULAS = List.of(
            "x",
            "x * sigmoid(b * x) where b = 1.5",
            "max(x, a * x) where a = 0.1",
            "x * sigmoid(y)",
            "(a * x + b * y) / 2 where b = -1",
            "tanh(x) * y - z / 3");

    private final Random random;
    private final int reach;

    private RandomValues(Random random, int reach) {
        this.random = random;
        this.reach = reach;
    }

    /// Numbers over the whole range, its ends more often than others.
    public static RandomValues any(Random random) {
        return new RandomValues(random, 0);
    }

    /// Whole numbers at most `reach` above the smallest allowed one.
    public static RandomValues small(Random random, int reach) {
        return new RandomValues(random, reach);
    }

    /// A value of a random kind of a family.
    public <S extends Described> S of(List<Kind<? extends S>> kinds) {
        return of(kinds.get(random.nextInt(kinds.size())));
    }

    /// A value of this kind; every parameter is random.
    public <S extends Described> S of(Kind<S> kind) {
        S value = kind.defaults();
        for (Param<S, ?> param : kind.params()) {
            value = set(value, param);
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private <S, V> S set(S owner, Param<S, V> param) {
        return param.with(owner, (V) value(param));
    }

    private Object value(Param<?, ?> param) {
        return switch (param) {
            case Param.IntegerParam<?> p -> integer(p.min(), p.max());
            case Param.DecimalParam<?> p -> p.min() + random.nextDouble() * (p.max() - p.min());
            case Param.FlagParam<?> _ -> random.nextBoolean();
            case Param.SizeParam<?> p -> new Size(integer(p.min(), p.max()), integer(p.min(), p.max()));
            case Param.ChoiceParam<?, ?> p ->
                p.values().get(random.nextInt(p.values().size()));
            case Param.FormulaParam<?> _ -> Formula.of(FORMULAS.get(random.nextInt(FORMULAS.size())));
            case Param.BoxesParam<?> p -> boxes(p);
            case Param.VariantParam<?, ?> p -> of(List.copyOf(p.family().kinds()));
        };
    }

    private Boxes boxes(Param.BoxesParam<?> param) {
        int count = integer(1, Boxes.MOST);
        return Boxes.of(random.doubles(2L * count, param.min(), reach > 0 ? param.min() + reach : param.max())
                .toArray());
    }

    private int integer(int min, int max) {
        if (reach > 0) {
            return Math.min(max, min + random.nextInt(reach + 1));
        }
        return switch (random.nextInt(4)) {
            case 0 -> min;
            case 1 -> max;
            default -> min + random.nextInt((int) Math.min(64L, (long) max - min + 1));
        };
    }
}
