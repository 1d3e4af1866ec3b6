package org.lamina.graph.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a formula, one after the other: numbers, names, signs. A character that belongs to none is a word of
/// its own, which the reader refuses.
final class FormulaWords {
    private static final Pattern WORD = Pattern.compile(
            "(?<number>(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?)|(?<name>[A-Za-z][A-Za-z0-9]*)|\\S");

    private final String text;
    private final List<Word> words = new ArrayList<>();
    private int position;

    private record Word(String text, int column, boolean isNumber, boolean isName) {}

    FormulaWords(String text) {
        this.text = text;
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(new Word(
                    matcher.group(),
                    matcher.start() + 1,
                    matcher.group("number") != null,
                    matcher.group("name") != null));
        }
    }

    boolean isAtEnd() {
        return position == words.size();
    }

    boolean isNext(String word) {
        return !isAtEnd() && peek().equals(word);
    }

    boolean isNumber() {
        return !isAtEnd() && words.get(position).isNumber;
    }

    boolean isName() {
        return !isAtEnd() && words.get(position).isName;
    }

    String peek() {
        return words.get(position).text;
    }

    String next() {
        return words.get(position++).text;
    }

    /// Where the next word begins, 1-based; behind the text at its end.
    int column() {
        return isAtEnd() ? text.length() + 1 : words.get(position).column;
    }
}
