package org.lamina.ui.visual;

import org.lamina.theme.StyleNames;

/// How an answer compares to the truth, as a sign before it.
enum AnswerMark {
    NONE("", StyleNames.MUTED),
    /// The network's answer, and it is right.
    RIGHT("✓", StyleNames.GOOD_TEXT),
    /// The network's answer, and it is wrong.
    WRONG("×", StyleNames.ERROR_TEXT),
    /// What would have been right.
    WANTED("→", StyleNames.MUTED);

    private final String sign;
    private final String style;

    AnswerMark(String sign, String style) {
        this.sign = sign;
        this.style = style;
    }

    String sign() {
        return sign;
    }

    String style() {
        return style;
    }

    /// @param known whether the truth is known at all
    static AnswerMark of(boolean answered, boolean isTrue, boolean known) {
        if (!known) {
            return NONE;
        }
        if (answered) {
            return isTrue ? RIGHT : WRONG;
        }
        return isTrue ? WANTED : NONE;
    }
}
