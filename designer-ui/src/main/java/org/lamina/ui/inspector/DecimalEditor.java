package org.lamina.ui.inspector;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.lamina.graph.kind.Param;
import org.lamina.ui.text.Wording;

/// A real number. Arrow keys step by a hundredth of the range, or, where the parameter is logarithmic, from 1 to 2 to
/// 5 to 10.
final class DecimalEditor extends TypedEditor<Double> {
    private final Param.DecimalParam<?> param;

    DecimalEditor(FormContext context, Param.DecimalParam<?> param) {
        super(context, param);
        this.param = param;
    }

    @Override
    Optional<Double> parse(String text) {
        return decimal(text);
    }

    /// Reads a number with a point or a comma, also as `1e-3`.
    static Optional<Double> decimal(String text) {
        String digits = text.strip().replace(',', '.');
        return digits.matches("[+-]?(\\d{1,15}(\\.\\d{0,20})?|\\.\\d{1,20})([eE][+-]?\\d{1,3})?")
                ? Optional.of(Double.valueOf(digits))
                : Optional.empty();
    }

    @Override
    String format(Double shown) {
        return Wording.decimal(shown);
    }

    @Override
    Double step(Double from, int direction, boolean big) {
        double next = param.logarithmic() && from > 0
                ? factorStep(from, direction, big)
                : from + direction * (param.max() - param.min()) * (big ? 0.1 : 0.01);
        double rounded = new BigDecimal(next).round(new MathContext(6)).doubleValue();
        return Math.clamp(rounded, param.min(), param.max());
    }

    /// The neighbour in 1, 2, 5, 10, 20, …; with `big` a factor of ten.
    private static double factorStep(double from, int direction, boolean big) {
        if (big) {
            return direction > 0 ? from * 10 : from / 10;
        }
        double decade = Math.pow(10, Math.floor(Math.log10(from * 1.000001)));
        double lead = from / decade;
        if (direction > 0) {
            return decade * (lead < 1.999 ? 2 : lead < 4.999 ? 5 : 10);
        }
        return decade * (lead > 5.001 ? 5 : lead > 2.001 ? 2 : lead > 1.001 ? 1 : 0.5);
    }

    @Override
    String range() {
        return text("inspector.range.decimal", Wording.decimal(param.min()), Wording.decimal(param.max()));
    }
}
