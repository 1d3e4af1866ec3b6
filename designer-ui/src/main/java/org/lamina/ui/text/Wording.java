package org.lamina.ui.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lamina.graph.check.Fix;
import org.lamina.graph.kind.Choice;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
import org.lamina.graph.layer.LayerKind;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.shape.Shape;

/// Puts values of the model into words: problems, fixes, kinds, parameters.
///
/// @param messages where the words are
public record Wording(Messages messages) {
    /// The sentence of a problem: what is wrong, where, what to do.
    public String sentence(Problem problem) {
        return messages.text("problem." + problem.code(), worded(problem.args().toArray()));
    }

    /// The parts of what lies behind a sort of problem.
    public enum Why {
        WRONG,
        SIGNS,
        REMEDY,
        PAPER;

        /// The key of the words above this part.
        public String captionKey() {
            return "why." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// The name of this sort of problem, where more can be read about it than the sentence.
    public Optional<String> whyTitle(Problem problem) {
        return messages.verbatim("why." + problem.code() + ".title");
    }

    /// A part of what can be read about this sort of problem.
    public Optional<String> why(Problem problem, Why part) {
        return messages.verbatim("why." + problem.code() + "." + part.name().toLowerCase(Locale.ROOT));
    }

    /// The text of a fix's button.
    public String fix(Fix fix) {
        return messages.text(fix.labelKey(), worded(fix.args().toArray()));
    }

    public String name(Kind<?> kind) {
        return messages.text(kind.messageKey() + ".name");
    }

    public String label(Kind<?> kind, Param<?, ?> param) {
        return messages.text(kind.messageKey() + ".param." + param.id() + ".label");
    }

    public String tip(Kind<?> kind, Param<?, ?> param) {
        return messages.text(kind.messageKey() + ".param." + param.id() + ".tip");
    }

    /// What an input of this kind is for, where there are several and they are not alike.
    ///
    /// @param input its place, from 0
    /// @param inputs how many there are
    public Optional<String> role(LayerKind<?> kind, int input, int inputs) {
        List<String> roles = kind.roles();
        return inputs > 1 && input < roles.size()
                ? Optional.of(messages.text("role." + roles.get(input)))
                : Optional.empty();
    }

    /// What 0 means, where it stands for something else than a number.
    public Optional<String> zero(Kind<?> kind, Param<?, ?> param) {
        return messages.verbatim(kind.messageKey() + ".param." + param.id() + ".zero");
    }

    /// What the kind does, when to use it and when not.
    public String help(Kind<?> kind) {
        return messages.text(kind.messageKey() + ".help");
    }

    /// The kind's formula in LaTeX.
    public Optional<String> formula(Kind<?> kind) {
        return messages.verbatim(kind.messageKey() + ".formula");
    }

    /// Where the kind was first described.
    public Optional<String> paper(Kind<?> kind) {
        return messages.verbatim(kind.messageKey() + ".paper");
    }

    /// One line with what matters of a value: `32 filters 3×3, same, ReLU`.
    public String summary(Described value) {
        Object[] args = value.kind().bind(value).stream().map(this::worded).toArray();
        return messages.text(value.kind().messageKey() + ".summary", args);
    }

    private Object worded(Kind.Bound<?, ?> bound) {
        return switch (bound.param()) {
            case Param.IntegerParam<?> _ -> bound.value();
            case Param.DecimalParam<?> _ -> decimal((Double) bound.value());
            case Param.ChoiceParam<?, ?> choice -> choice(choice.type(), (Choice) bound.value());
            case Param.FlagParam<?> _ -> (Boolean) bound.value() ? 1 : 0;
            case Param.SizeParam<?> _, Param.FormulaParam<?> _, Param.BoxesParam<?> _ ->
                bound.value().toString();
            case Param.VariantParam<?, ?> _ -> summary((Described) bound.value());
        };
    }

    /// A real number in a form that people read and type: `0.25`, `1e-7`. Always with a point, as code and papers do.
    public static String decimal(double value) {
        double size = Math.abs(value);
        boolean plain = size == 0 || size >= 1e-4 && size < 1e7;
        String digits = plain
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : new DecimalFormat("0.######E0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
        return digits.replace("E", "e");
    }

    /// A measured number with so many significant digits: `0.0831`, `−2.5`.
    public static String significant(double value, int digits) {
        if (value < 0) {
            return "−" + significant(-value, digits);
        }
        return Double.isFinite(value)
                ? decimal(new BigDecimal(value).round(new MathContext(digits)).doubleValue())
                : Double.toString(value);
    }

    /// The same with zeros at the end, so that numbers in a row have equally many digits: `0.0660` beside `0.0657`.
    public static String exactly(double value, int digits) {
        String shorter = significant(value, digits);
        if (!Double.isFinite(value) || value == 0 || shorter.contains("e")) {
            return shorter;
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
        int missing = digits - rounded.precision();
        return rounded.setScale(rounded.scale() + missing).toPlainString().replace('-', '−');
    }

    /// A constant of an enum; `type` is the parameter's choice type.
    public String choice(String type, Choice value) {
        return messages.text("choice." + type + "." + value.id());
    }

    /// A shape in letters: `[B, C=32, H=26, W=26]`; of tokens also which numbers they are.
    public String shape(Shape shape) {
        return shape instanceof Shape.Tokens tokens
                ? messages.text("shape.tokens", tokens.letters(), tokens.vocabulary() - 1)
                : shape.letters();
    }

    private Object[] worded(Object[] args) {
        Object[] result = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            result[i] = switch (args[i]) {
                case Shape shape -> shape(shape);
                case Kind<?> kind -> name(kind);
                case Integer number -> number;
                case Long number -> number;
                case Double number -> decimal(number);
                default -> args[i].toString();
            };
        }
        return result;
    }
}
