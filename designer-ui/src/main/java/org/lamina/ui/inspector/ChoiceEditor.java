package org.lamina.ui.inspector;

import javafx.scene.layout.Region;
import org.lamina.graph.kind.Choice;
import org.lamina.graph.kind.Param;

/// One of a few named values.
final class ChoiceEditor<E extends Enum<E> & Choice> extends ParamEditor<E> {
    private final Choices<E> choices;

    ChoiceEditor(FormContext context, Param.ChoiceParam<?, E> param) {
        choices = new Choices<>(
                context.idPrefix() + param.id(),
                param.values(),
                value -> context.wording().choice(param.type(), value),
                value -> {
                    commit(value, param.id());
                    context.editor().endMerge();
                });
    }

    @Override
    Region control() {
        return choices.combo();
    }

    @Override
    void show(E value) {
        choices.show(value);
    }
}
