package org.lamina.ui.text;

import java.util.Locale;
import org.lamina.graph.diff.Difference;

/// Says in a line in what two projects differ.
public final class DifferenceWords {
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
        String subject = messages.text(
                "difference.subject." + difference.subject().name().toLowerCase(Locale.ROOT));
        String what = difference.block().isEmpty() ? difference.what() : difference.block() + "/" + difference.what();
        String value =
                switch (difference.change()) {
                    case ADDED -> difference.after();
                    case REMOVED -> difference.before();
                    case CHANGED -> values(difference);
                };
        return sign(difference.change()) + " " + subject + " " + what + (value.isEmpty() ? "" : ": " + value);
    }

    private static String values(Difference difference) {
        return difference.before().isEmpty() && difference.after().isEmpty()
                ? ""
                : "%s → %s".formatted(shown(difference.before()), shown(difference.after()));
    }

    private static String shown(String value) {
        return value.isEmpty() ? "–" : value;
    }
}
