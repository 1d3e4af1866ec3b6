package org.lamina.graph.io;

import java.util.List;
import java.util.Map;

/// A piece of JSON text as a value, with the line it begins on (0 where it was not read).
sealed interface Json {
    int line();

    /// Members in the order of the file.
    record Obj(int line, Map<String, Json> members) implements Json {}

    record Arr(int line, List<Json> items) implements Json {}

    record Text(int line, String value) implements Json {}

    /// A number as it is written, so that nothing of it gets lost.
    record Num(int line, String digits) implements Json {}

    record Flag(int line, boolean value) implements Json {}

    record Nothing(int line) implements Json {}

    static Json of(String value) {
        return new Text(0, value);
    }

    static Json of(long value) {
        return new Num(0, Long.toString(value));
    }

    static Json of(boolean value) {
        return new Flag(0, value);
    }

    /// The shortest text that reads back as the same number; whole numbers without a point.
    static Json of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Files hold finite numbers only: " + value);
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return new Num(0, whole ? Long.toString((long) value) : Double.toString(value));
    }

    static Json array(List<Json> items) {
        return new Arr(0, items);
    }

    static Json object(Map<String, Json> members) {
        return new Obj(0, members);
    }
}
