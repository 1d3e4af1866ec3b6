package org.lamina.ui.inspector;

import java.util.Optional;
import org.lamina.graph.kind.Boxes;
import org.lamina.graph.kind.Param;
import org.lamina.ui.text.Wording;

/// Widths and heights in one field: `1 × 2, 3 × 3`.
final class BoxesEditor extends TypedEditor<Boxes> {
    private final Param.BoxesParam<?> param;

    BoxesEditor(FormContext context, Param.BoxesParam<?> param) {
        super(context, param);
        this.param = param;
    }

    @Override
    boolean isWide() {
        return true;
    }

    @Override
    Optional<Boxes> parse(String text) {
        return Boxes.parse(text);
    }

    @Override
    String format(Boxes shown) {
        return shown.toString();
    }

    /// There are no next boxes.
    @Override
    Boxes step(Boxes from, int direction, boolean big) {
        return from;
    }

    @Override
    String range() {
        return text("inspector.range.boxes", Boxes.MOST, Wording.decimal(param.min()), Wording.decimal(param.max()));
    }
}
