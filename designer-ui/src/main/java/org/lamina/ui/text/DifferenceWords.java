package org.lamina.ui.text;

import java.util.Locale;
import java.util.Optional;
import org.lamina.graph.diff.Difference;
import org.lamina.graph.diff.Difference.Subject;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Family;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
import org.lamina.graph.layer.LayerKinds;

/// Says in a line in what two projects differ: with the ids that files have, or in the user's words.
public final class DifferenceWords {
    private static final String BLOCK = "block ";

    private DifferenceWords() {}

    /// A sign that needs no colour: what has come, what has gone, what is otherwise.
    public static String sign(Difference.Change change) {
        return switch (change) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case CHANGED -> "~";
        };
    }

    /// `~ parameter output.units: 10 → 7`.
    public static String line(Difference difference, Messages messages) {
        return line(difference, messages, difference.what(), difference.before(), difference.after());
    }

    /// The same as the window names kinds, parameters and choices: `~ parameter output, Units: 10 → 7`.
    public static String worded(Difference difference, Messages messages) {
        Difference.About about = difference.about();
        Kind<?> kind = about.kind();
        if (kind != null) {
            Optional<Place> place = place(kind, about.parameter());
            String label =
                    place.map(found -> messages.text(found.key() + ".label")).orElse(about.parameter());
            String what = difference.subject() == Subject.SETTING
                    ? label
                    : messages.text("difference.parameter", about.name(), label);
            return line(
                    difference,
                    messages,
                    what,
                    value(place, difference.before(), messages),
                    value(place, difference.after(), messages));
        }
        return difference.subject() == Subject.LAYER
                ? line(
                        difference,
                        messages,
                        about.name(),
                        kind(difference.before(), messages),
                        kind(difference.after(), messages))
                : line(difference, messages);
    }

    private static String line(Difference difference, Messages messages, String what, String before, String after) {
        String subject = messages.text(
                "difference.subject." + difference.subject().name().toLowerCase(Locale.ROOT));
        String where = difference.block().isEmpty() ? what : difference.block() + "/" + what;
        String value =
                switch (difference.change()) {
                    case ADDED -> after;
                    case REMOVED -> before;
                    case CHANGED -> before.isEmpty() && after.isEmpty() ? "" : shown(before) + " → " + shown(after);
                };
        return sign(difference.change()) + " " + subject + " " + where + (value.isEmpty() ? "" : ": " + value);
    }

    private static String shown(String value) {
        return value.isEmpty() ? "–" : value;
    }

    /// A layer kind, or a block, which users have named.
    private static String kind(String id, Messages messages) {
        return id.startsWith(BLOCK)
                ? messages.text("difference.block", id.substring(BLOCK.length()))
                : name(LayerKinds.ALL, id, messages);
    }

    private static String name(Family<?> family, String id, Messages messages) {
        return family.byId(id)
                .map(kind -> messages.text(kind.messageKey() + ".name"))
                .orElse(id);
    }

    /// A parameter where it is declared.
    private record Place(String key, Param<?, ?> param) {}

    /// Looks also into the kinds that a parameter chooses among; parameters of one id mean the same in all of them.
    private static Optional<Place> place(Kind<?> kind, String path) {
        int dot = path.indexOf('.');
        Optional<? extends Param<?, ?>> param = kind.param(dot < 0 ? path : path.substring(0, dot));
        if (dot < 0) {
            return param.map(found -> new Place(kind.messageKey() + ".param." + found.id(), found));
        }
        return param.filter(Param.VariantParam.class::isInstance)
                .flatMap(variant -> ((Param.VariantParam<?, ? extends Described>) variant)
                        .family().kinds().stream()
                                .flatMap(one -> place(one, path.substring(dot + 1)).stream())
                                .findFirst());
    }

    private static String value(Optional<Place> place, String value, Messages messages) {
        return value.isEmpty() || place.isEmpty()
                ? value
                : switch (place.get().param()) {
                    case Param.ChoiceParam<?, ?> choice -> messages.text("choice." + choice.type() + "." + value);
                    case Param.VariantParam<?, ?> variant -> name(variant.family(), value, messages);
                    case Param.FlagParam<?> _ -> messages.text("difference.flag." + value);
                    case Param.IntegerParam<?> _,
                            Param.DecimalParam<?> _,
                            Param.SizeParam<?> _,
                            Param.FormulaParam<?> _,
                            Param.BoxesParam<?> _ -> value;
                };
    }
}
