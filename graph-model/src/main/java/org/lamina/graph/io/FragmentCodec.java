package org.lamina.graph.io;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.problem.ProblemException;

/// Copied nodes as text, so that they travel through the clipboard, between windows and in messages.
public final class FragmentCodec {
    private static final String FORMAT = "lamina-fragment";
    private static final int VERSION = 1;

    private FragmentCodec() {}

    public static String write(Fragment fragment) {
        Map<String, Json> text = new LinkedHashMap<>();
        text.put("format", Json.of(FORMAT));
        text.put("version", Json.of(VERSION));
        BlockCodec.write(text, fragment.network(), fragment.offsets(), fragment.blocks());
        return JsonWriter.pretty(Json.object(text));
    }

    /// Reads text from the clipboard, which may be anything.
    public static Fragment read(String text) throws ProblemException {
        return read(text, new Faults(""));
    }

    static Fragment read(String text, Faults faults) throws ProblemException {
        Fields fields = Header.open(text, FORMAT, VERSION, faults);
        GraphDocument drawing = new BlockCodec(faults).read(fields);
        fields.end();
        return new Fragment(drawing.network(), drawing.layout().positions(), drawing.blocks());
    }

    /// Whether the text claims to be a fragment; cheap, for enabling the Paste command.
    public static boolean looksLikeOne(String text) {
        return text.length() < JsonReader.MOST_CHARACTERS
                && text.stripLeading().startsWith("{")
                && text.contains("\"" + FORMAT + "\"");
    }
}
