package org.lamina.graph.io;

import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/// Writes JSON so that people can read it and compare versions line by line: what is short stands on one line, the
/// outer levels always get a line per entry.
final class JsonWriter {
    private static final int LINE = 110;
    private static final int ALWAYS_OPEN = 2;

    private final StringBuilder out = new StringBuilder();

    private JsonWriter() {}

    /// The text of a file, with a line break at the end.
    static String pretty(Json value) {
        JsonWriter writer = new JsonWriter();
        writer.open(value, 0);
        return writer.out.append('\n').toString();
    }

    /// The text without any white space.
    static String compact(Json value) {
        JsonWriter writer = new JsonWriter();
        writer.flat(value, "");
        return writer.out.toString();
    }

    private void open(Json value, int depth) {
        int start = out.length();
        if (depth >= ALWAYS_OPEN || isLeaf(value)) {
            flat(value, " ");
            if (isLeaf(value) || out.length() - start <= LINE - 2 * depth) {
                return;
            }
            out.setLength(start);
        }
        switch (value) {
            case Json.Obj object -> {
                out.append('{');
                Iterator<Map.Entry<String, Json>> entries =
                        object.members().entrySet().iterator();
                while (entries.hasNext()) {
                    Map.Entry<String, Json> entry = entries.next();
                    newLine(depth + 1);
                    quote(entry.getKey());
                    out.append(": ");
                    open(entry.getValue(), depth + 1);
                    out.append(entries.hasNext() ? "," : "");
                }
                newLine(depth);
                out.append('}');
            }
            case Json.Arr array -> {
                out.append('[');
                Iterator<Json> items = array.items().iterator();
                while (items.hasNext()) {
                    newLine(depth + 1);
                    open(items.next(), depth + 1);
                    out.append(items.hasNext() ? "," : "");
                }
                newLine(depth);
                out.append(']');
            }
            case Json.Text _, Json.Num _, Json.Flag _, Json.Nothing _ -> flat(value, " ");
        }
    }

    private static boolean isLeaf(Json value) {
        return switch (value) {
            case Json.Obj object -> object.members().isEmpty();
            case Json.Arr array -> array.items().isEmpty();
            case Json.Text _, Json.Num _, Json.Flag _, Json.Nothing _ -> true;
        };
    }

    private void newLine(int depth) {
        out.append('\n').repeat("  ", depth);
    }

    private void flat(Json value, String gap) {
        switch (value) {
            case Json.Obj object -> {
                out.append('{');
                String comma = "";
                for (Map.Entry<String, Json> entry : object.members().entrySet()) {
                    out.append(comma);
                    quote(entry.getKey());
                    out.append(':').append(gap);
                    flat(entry.getValue(), gap);
                    comma = "," + gap;
                }
                out.append('}');
            }
            case Json.Arr array -> {
                out.append('[');
                String comma = "";
                for (Json item : array.items()) {
                    out.append(comma);
                    flat(item, gap);
                    comma = "," + gap;
                }
                out.append(']');
            }
            case Json.Text text -> quote(text.value());
            case Json.Num number -> out.append(number.digits());
            case Json.Flag flag -> out.append(flag.value());
            case Json.Nothing _ -> out.append("null");
        }
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ' || c == '\u2028' || c == '\u2029' || isLoneSurrogate(text, i)) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /// Half a character cannot be written as UTF-8.
    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
