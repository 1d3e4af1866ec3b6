package org.lamina.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
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
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.model.Editor;
import org.lamina.ui.text.Messages;

/// A form for any described value, generated from its kind: a row per parameter. It shows what it is given and reports
/// what the user changes; it never keeps a value of its own. FX thread only.
public final class ParamForm {
    static final double LABEL_WIDTH = 112;
    private static final double GAP = 8;

    /// One for all controls, so that a long choice makes no field wider than the others.
    private static final double FIELD_WIDTH = 140;

    /// What may stand behind it.
    private static final double BESIDE_WIDTH = 80;

    /// What a parameter is called.
    interface Words {
        String label(Param<?, ?> param);

        String tip(Param<?, ?> param);

        /// What 0 means, where it stands for something else than a number.
        Optional<String> zero(Param<?, ?> param);
    }

    /// What a row has beside its editor.
    interface Beside {
        /// Behind the editor.
        List<Node> behind();

        /// Under the editor.
        List<Node> below();

        /// Shows what there is to say while this value is shown.
        void show(Described value);
    }

    /// Takes the whole value with one parameter changed; `path` names the parameter, `optimizer/learning-rate`.
    @FunctionalInterface
    public interface Changed {
        void changed(Described value, String path);
    }

    private final FormContext context;
    private final Pane rows;
    private final Changed changed;
    private Function<Param<?, ?>, List<Beside>> beside = _ -> List.of();
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

    /// Rows have this beside their editors; to be said before the first value is shown.
    void setBeside(Function<Param<?, ?>, List<Beside>> made) {
        beside = made;
    }

    /// Shows a value; the rows are made anew only when its kind is another one.
    public void show(Described value) {
        boolean rebuild = shown == null || !shown.kind().equals(value.kind());
        shown = value;
        if (rebuild) {
            build(value.kind());
        }
        refresh(value);
    }

    /// Shows a value with the rows of some of its parameters.
    void show(Described value, Predicate<Param<?, ?>> offered) {
        show(value);
        for (int i = 0; i < fields.size(); i++) {
            Labels.toggle(rows.getChildren().get(i), offered.test(fields.get(i).param));
        }
    }

    /// Shows parameters that do not follow from the kind of their owner alone. The rows are made anew only when there
    /// are others.
    <S extends Described> void show(S value, List<? extends Param<S, ?>> params, Words words) {
        boolean same = shown != null && fields.size() == params.size();
        for (int i = 0; same && i < params.size(); i++) {
            same = fields.get(i).isLike(params.get(i));
        }
        shown = value;
        if (same) {
            for (int i = 0; i < params.size(); i++) {
                fields.get(i).replace(params.get(i));
            }
        } else {
            build(value.kind(), params, words);
        }
        refresh(value);
    }

    private void refresh(Described value) {
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

    /// Makes all rows anew when a value is shown next.
    void forget() {
        shown = null;
    }

    private <S extends Described> void build(Kind<S> kind) {
        build(kind, kind.params(), context.words(kind));
    }

    private void build(Kind<?> kind, List<? extends Param<?, ?>> params, Words words) {
        List<Field<?, ?>> made = new ArrayList<>();
        rows.getChildren().clear();
        for (Param<?, ?> param : params) {
            List<Beside> extras = beside.apply(param);
            Field<?, ?> field = field(kind, param, words, extras);
            made.add(field);
            rows.getChildren().add(row(param, words, field.editor, extras));
        }
        fields = List.copyOf(made);
    }

    /// The parameters of a form are those of the values that it shows, which the compiler cannot see.
    @SuppressWarnings("unchecked")
    private <S extends Described, V> Field<S, V> field(
            Kind<?> kind, Param<?, V> param, Words words, List<Beside> extras) {
        return new Field<>((Kind<S>) kind, (Param<S, V>) param, editor(param, words), extras);
    }

    private <V> ParamEditor<V> editor(Param<?, V> param, Words words) {
        ParamEditor<?> made =
                switch (param) {
                    case Param.IntegerParam<?> p -> new IntegerEditor(context, p, words.zero(p));
                    case Param.DecimalParam<?> p -> new DecimalEditor(context, p);
                    case Param.ChoiceParam<?, ?> p -> new ChoiceEditor<>(context, p);
                    case Param.FlagParam<?> p -> new FlagEditor(context, p);
                    case Param.SizeParam<?> p -> new SizeEditor(context, p);
                    case Param.FormulaParam<?> p -> new FormulaEditor(context, p);
                    case Param.BoxesParam<?> p -> new BoxesEditor(context, p);
                    case Param.VariantParam<?, ?> p -> new VariantEditor<>(context, p);
                };
        // Each type of parameter fixes the type of its value, which the compiler cannot follow through the switch.
        @SuppressWarnings("unchecked")
        ParamEditor<V> typed = (ParamEditor<V>) made;
        return typed;
    }

    private Node row(Param<?, ?> param, Words words, ParamEditor<?> editor, List<Beside> extras) {
        Label label = Labels.of(words.label(param), StyleNames.FIELD_LABEL);
        label.setMinWidth(LABEL_WIDTH);
        label.setPrefWidth(LABEL_WIDTH);
        label.setMaxWidth(LABEL_WIDTH);
        label.setWrapText(true);
        label.setLabelFor(editor.control());
        Tooltip tip = new Tooltip(words.tip(param));
        tip.setWrapText(true);
        tip.setMaxWidth(320);
        label.setTooltip(tip);
        editor.control().setAccessibleText(label.getText());
        editor.control().setMinWidth(0);
        editor.control().setPrefWidth(extras.isEmpty() ? FIELD_WIDTH : FIELD_WIDTH - BESIDE_WIDTH);
        FieldRow row = new FieldRow(GAP, editor);
        HBox line = new HBox(label, editor.isWide() ? Nodes.grow() : editor.control());
        line.getStyleClass().add(StyleNames.FIELD_ROW);
        HBox.setHgrow(editor.control(), Priority.ALWAYS);
        extras.forEach(extra -> line.getChildren().addAll(extra.behind()));
        row.getChildren().add(line);
        if (editor.isWide()) {
            row.getChildren().add(editor.control());
        }
        row.getChildren().addAll(editor.below());
        extras.forEach(extra -> row.getChildren().addAll(extra.below()));
        row.addMessage();
        row.setMinHeight(VBox.USE_PREF_SIZE);
        return row;
    }

    /// One parameter with its editor.
    private final class Field<S extends Described, V> {
        private final Kind<S> kind;
        private Param<S, V> param;
        private final ParamEditor<V> editor;
        private final List<Beside> extras;

        Field(Kind<S> kind, Param<S, V> param, ParamEditor<V> editor, List<Beside> extras) {
            this.kind = kind;
            this.param = param;
            this.editor = editor;
            this.extras = extras;
            editor.onCommit(this::committed);
        }

        private void committed(V value, String path) {
            S owner = kind.type().cast(Objects.requireNonNull(shown));
            S next = param.with(owner, value);
            shown = next;
            changed.changed(next, path);
        }

        boolean isLike(Param<?, ?> other) {
            return param.isLike(other);
        }

        /// Goes on with a parameter that is like this one.
        @SuppressWarnings("unchecked")
        void replace(Param<?, ?> other) {
            param = (Param<S, V>) other;
        }

        void show(Described value) {
            editor.show(param.get(kind.type().cast(value)));
            extras.forEach(extra -> extra.show(value));
        }
    }
}
