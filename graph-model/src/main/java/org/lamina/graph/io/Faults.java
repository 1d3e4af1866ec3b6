package org.lamina.graph.io;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.problem.Severity;

/// Makes the problems of one text. Argument 0 is the line.
///
/// @param file the name of the file, or empty for text from elsewhere
record Faults(String file) {
    private static final int SHOWN = 60;

    /// A fault at a line; texts, which come from the file, are cut to a length that a sentence can hold; lists,
    /// which are ours, are joined.
    ProblemException at(int line, String code, Object... args) {
        List<Object> all = new ArrayList<>();
        all.add(line);
        for (Object arg : args) {
            all.add(
                    switch (arg) {
                        case String text -> shown(text);
                        case List<?> known ->
                            known.stream().map(Object::toString).collect(Collectors.joining(", "));
                        default -> arg;
                    });
        }
        return new ProblemException(new Problem(code, Severity.ERROR, new Place.OfFile(file, line), all));
    }

    private static String shown(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints()
                .limit(SHOWN)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? ' ' : c)
                .forEach(visible::appendCodePoint);
        return text.codePointCount(0, text.length()) > SHOWN
                ? visible.append('…').toString()
                : visible.toString();
    }
}
