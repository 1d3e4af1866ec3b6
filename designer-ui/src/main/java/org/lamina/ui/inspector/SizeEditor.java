package org.lamina.ui.inspector;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;

/// A height and a width in one field: `3 × 3`. One number alone means both.
final class SizeEditor extends TypedEditor<Size> {
    private final Param.SizeParam<?> param;

    SizeEditor(FormContext context, Param.SizeParam<?> param) {
        super(context, param);
        this.param = param;
    }

    @Override
    Optional<Size> parse(String text) {
        List<Optional<Integer>> sides = Stream.of(text.strip().split("\\s*[×xX*/,;\\s]\\s*", -1))
                .map(IntegerEditor::whole)
                .toList();
        if (sides.size() > 2 || sides.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(
                new Size(sides.getFirst().orElseThrow(), sides.getLast().orElseThrow()));
    }

    @Override
    String format(Size shown) {
        return shown.height() + " × " + shown.width();
    }

    @Override
    Size step(Size from, int direction, boolean big) {
        int by = direction * (big ? 10 : 1);
        return new Size(
                Math.clamp((long) from.height() + by, param.min(), param.max()),
                Math.clamp((long) from.width() + by, param.min(), param.max()));
    }

    @Override
    String range() {
        return text("inspector.range.size", param.min(), param.max());
    }
}
