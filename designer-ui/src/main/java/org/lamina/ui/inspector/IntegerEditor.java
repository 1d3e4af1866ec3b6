package org.lamina.ui.inspector;

import java.util.Optional;
import org.lamina.graph.kind.Param;

/// A whole number. Arrow keys step by one, with Shift by ten, and stop at the ends. Where 0 stands for something else
/// than a number, such as "off", that word is shown and understood.
final class IntegerEditor extends TypedEditor<Integer> {
    private final Param.IntegerParam<?> param;

    private final Optional<String> zero;

    IntegerEditor(FormContext context, Param.IntegerParam<?> param, Optional<String> zero) {
        super(context, param);
        this.param = param;
        this.zero = zero;
    }

    @Override
    Optional<Integer> parse(String text) {
        boolean isZero = zero.filter(text.strip()::equalsIgnoreCase).isPresent();
        return isZero ? Optional.of(0) : whole(text);
    }

    /// Reads digits, with or without group separators.
    static Optional<Integer> whole(String text) {
        String digits = text.replaceAll("[\\s,_']", "");
        return digits.matches("-?\\d{1,9}|1\\d{9}|20\\d{8}|21[0-3]\\d{7}")
                ? Optional.of(Integer.valueOf(digits))
                : Optional.empty();
    }

    @Override
    String format(Integer shown) {
        return zero.filter(_ -> shown == 0).orElseGet(shown::toString);
    }

    @Override
    Integer step(Integer from, int direction, boolean big) {
        long next = from + (long) direction * (big ? 10 : 1);
        return Math.clamp(next, param.min(), param.max());
    }

    @Override
    String range() {
        return text("inspector.range.integer", param.min(), param.max());
    }
}
