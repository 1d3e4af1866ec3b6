package org.lamina.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
import org.lamina.theme.StyleNames;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.model.Editor;
import org.lamina.ui.text.Messages;

/// A form for any described value, generated from its kind: a row per parameter. It shows what it is given and reports
/// what the user changes; it never keeps a value of its own. FX thread only.
public final class ParamForm {
    private static final double LABEL_WIDTH = 112;
    private static final double GAP = 8;

    /// One for all controls, so that a long choice makes no field wider than the others.
    private static final double FIELD_WIDTH = 140;

    /// Takes the whole value with one parameter changed; `path` names the parameter, `optimizer/learning-rate`.
    @FunctionalInterface
    public interface Changed {
        void changed(Described value, String path);
    }

    private final FormContext context;
    private final Pane rows;
    private final Changed changed;
    private List<Field<?, ?>> fields = List.of();
    private @Nullable Described shown;

    /// @param idPrefix in front of each parameter's id in the node id of its control
    /// @param rows the pane that the rows are put into; its kind decides how they flow
    public ParamForm(Messages messages, Editor editor, String idPrefix, Pane rows, Changed changed) {
        this(new FormContext(messages, editor, idPrefix), rows, changed);
    }

    ParamForm(FormContext context, Pane rows, Changed changed) {
        this.context = context;
        this.rows = rows;
        this.changed = changed;
        if (rows instanceof VBox box) {
            box.setSpacing(GAP);
        }
    }

    public Pane rows() {
        return rows;
    }

    /// Shows a value; the rows are made anew only when its kind is another one.
    public void show(Described value) {
        boolean rebuild = shown == null || !shown.kind().equals(value.kind());
        shown = value;
        if (rebuild) {
            build(value.kind());
        }
        fields.forEach(field -> field.show(value));
        rows.setVisible(!fields.isEmpty());
        rows.setManaged(!fields.isEmpty());
    }

    /// Makes all rows anew, as after a change of language.
    public void rebuild() {
        Described value = shown;
        if (value != null) {
            shown = null;
            show(value);
        }
    }

    private <S extends Described> void build(Kind<S> kind) {
        List<Field<?, ?>> made = new ArrayList<>();
        rows.getChildren().clear();
        for (Param<S, ?> param : kind.params()) {
            Field<S, ?> field = field(kind, param);
            made.add(field);
            rows.getChildren().add(row(kind, param, field.editor));
        }
        fields = List.copyOf(made);
    }

    private <S extends Described, V> Field<S, V> field(Kind<S> kind, Param<S, V> param) {
        return new Field<>(kind, param, editor(kind, param));
    }

    private <V> ParamEditor<V> editor(Kind<?> kind, Param<?, V> param) {
        ParamEditor<?> made =
                switch (param) {
                    case Param.IntegerParam<?> p ->
                        new IntegerEditor(context, p, context.wording().zero(kind, p));
                    case Param.DecimalParam<?> p -> new DecimalEditor(context, p);
                    case Param.ChoiceParam<?, ?> p -> new ChoiceEditor<>(context, p);
                    case Param.FlagParam<?> p -> new FlagEditor(context, p);
                    case Param.SizeParam<?> p -> new SizeEditor(context, p);
                    case Param.FormulaParam<?> p -> new FormulaEditor(context, p);
                    case Param.VariantParam<?, ?> p -> new VariantEditor<>(context, p);
                };
        // Each type of parameter fixes the type of its value, which the compiler cannot follow through the switch.
        @SuppressWarnings("unchecked")
        ParamEditor<V> typed = (ParamEditor<V>) made;
        return typed;
    }

    private Node row(Kind<?> kind, Param<?, ?> param, ParamEditor<?> editor) {
        Label label = Labels.of(context.wording().label(kind, param), StyleNames.FIELD_LABEL);
        label.setMinWidth(LABEL_WIDTH);
        label.setPrefWidth(LABEL_WIDTH);
        label.setMaxWidth(LABEL_WIDTH);
        label.setWrapText(true);
        label.setLabelFor(editor.control());
        Tooltip tip = new Tooltip(context.wording().tip(kind, param));
        tip.setWrapText(true);
        tip.setMaxWidth(320);
        label.setTooltip(tip);
        editor.control().setAccessibleText(label.getText());
        editor.control().setMinWidth(0);
        editor.control().setPrefWidth(FIELD_WIDTH);
        VBox row = new VBox(GAP);
        if (editor.isWide()) {
            row.getChildren().addAll(label, editor.control());
        } else {
            HBox line = new HBox(label, editor.control());
            line.getStyleClass().add(StyleNames.FIELD_ROW);
            HBox.setHgrow(editor.control(), Priority.ALWAYS);
            row.getChildren().add(line);
        }
        row.getChildren().addAll(editor.below());
        row.setMinHeight(VBox.USE_PREF_SIZE);
        return row;
    }

    /// One parameter with its editor.
    private final class Field<S extends Described, V> {
        private final Kind<S> kind;
        private final Param<S, V> param;
        private final ParamEditor<V> editor;

        Field(Kind<S> kind, Param<S, V> param, ParamEditor<V> editor) {
            this.kind = kind;
            this.param = param;
            this.editor = editor;
            editor.onCommit(this::committed);
        }

        private void committed(V value, String path) {
            S owner = kind.type().cast(Objects.requireNonNull(shown));
            S next = param.with(owner, value);
            shown = next;
            changed.changed(next, path);
        }

        void show(Described value) {
            editor.show(param.get(kind.type().cast(value)));
        }
    }
}
