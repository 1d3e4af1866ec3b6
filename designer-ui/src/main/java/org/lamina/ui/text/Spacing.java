package org.lamina.ui.text;

import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;
import java.text.MessageFormat;

/// Fills in Chinese texts: what is filled in stands apart from the words around it where Latin letters or digits meet
/// Chinese ones, as the words themselves do.
final class Spacing {
    private static final int LATIN_END = 0x250;

    private Spacing() {}

    static String format(MessageFormat format, Object[] args) {
        AttributedCharacterIterator filled = format.formatToCharacterIterator(args);
        StringBuilder text = new StringBuilder();
        for (char c = filled.first(); c != CharacterIterator.DONE; c = filled.next()) {
            boolean isBorder = filled.getIndex() == filled.getRunStart(MessageFormat.Field.ARGUMENT);
            if (isBorder && !text.isEmpty() && meet(text.charAt(text.length() - 1), c)) {
                text.append(' ');
            }
            text.append(c);
        }
        return text.toString();
    }

    private static boolean meet(char before, char behind) {
        return isLatin(before) && Character.isIdeographic(behind) || Character.isIdeographic(before) && isLatin(behind);
    }

    private static boolean isLatin(char c) {
        return c < LATIN_END && Character.isLetterOrDigit(c);
    }
}
