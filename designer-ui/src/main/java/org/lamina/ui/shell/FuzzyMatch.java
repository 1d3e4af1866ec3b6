package org.lamina.ui.shell;

import java.util.Locale;
import org.lamina.ui.text.Keywords;

/// How well a typed query fits a text: its letters must occur in order; beginnings of words and unbroken runs count
/// more.
final class FuzzyMatch {
    /// The score of a query whose letters do not occur in order.
    static final int NONE = -1;

    private static final int START_OF_TEXT = 12;
    private static final int START_OF_WORD = 8;
    private static final int RUN = 6;
    private static final int LETTER = 1;

    private FuzzyMatch() {}

    /// The higher the better; [#NONE] where it does not fit; 0 for an empty query.
    static int score(String query, String text) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        String in = text.toLowerCase(Locale.ROOT);
        int whole = wanted.isEmpty() ? -1 : in.indexOf(wanted);
        int score = whole < 0 ? 0 : RUN * wanted.length() + place(in, whole);
        int from = 0;
        int previous = -2;
        for (int i = 0; i < wanted.length(); i++) {
            char letter = wanted.charAt(i);
            if (Character.isWhitespace(letter)) {
                continue;
            }
            int at = in.indexOf(letter, from);
            if (at < 0) {
                return NONE;
            }
            score += LETTER + (at == previous + 1 ? RUN : place(in, at));
            previous = at;
            from = at + 1;
        }
        return score;
    }

    /// How well it fits one of the keywords of something: less than its name would, more than scattered letters.
    static int keyword(String query, String id) {
        if (!Keywords.fits(query, id)) {
            return NONE;
        }
        return START_OF_WORD
                + (RUN + LETTER) * query.strip().length()
                + (Keywords.isOne(query, id) ? START_OF_TEXT : 0);
    }

    private static int place(String text, int at) {
        if (at == 0) {
            return START_OF_TEXT;
        }
        return Character.isLetterOrDigit(text.charAt(at - 1)) ? 0 : START_OF_WORD;
    }
}
