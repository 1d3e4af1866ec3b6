package org.lamina.ui.inspector;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;

/// One of a family of described values: the choice of the kind, and under it a form for the kind's own parameters.
final class VariantEditor<D extends Described> extends ParamEditor<D> {
    private final Param.VariantParam<?, D> param;
    private final Choices<Kind<? extends D>> choices;
    private final ParamForm nested;

    VariantEditor(FormContext context, Param.VariantParam<?, D> param) {
        this.param = param;
        choices = new Choices<>(
                context.idPrefix() + param.id(),
                param.family().kinds(),
                kind -> context.wording().name(kind),
                kind -> {
                    commit(kind.defaults(), param.id());
                    context.editor().endMerge();
                });
        nested = new ParamForm(context, new VBox(), this::nestedChanged);
    }

    private void nestedChanged(Described value, String path) {
        for (Kind<? extends D> kind : param.family().kinds()) {
            if (kind.equals(value.kind())) {
                commit(kind.type().cast(value), param.id() + "/" + path);
            }
        }
    }

    @Override
    Region control() {
        return choices.combo();
    }

    @Override
    List<Node> below() {
        return List.of(nested.rows());
    }

    @Override
    void show(D value) {
        for (Kind<? extends D> kind : param.family().kinds()) {
            if (kind.equals(value.kind())) {
                choices.show(kind);
            }
        }
        nested.show(value);
    }
}
