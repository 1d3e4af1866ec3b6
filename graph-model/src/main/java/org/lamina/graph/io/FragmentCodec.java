package org.lamina.graph.io;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lamina.graph.Network;
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
        text.put("nodes", NetworkCodec.writeNodes(fragment.network().nodes()));
        text.put("connections", NetworkCodec.writeConnections(fragment.network().connections()));
        text.put("layout", NetworkCodec.writePositions(fragment.network().nodes(), fragment.offsets()));
        return JsonWriter.pretty(Json.object(text));
    }

    /// Reads text from the clipboard, which may be anything.
    public static Fragment read(String text) throws ProblemException {
        Faults faults = new Faults("");
        Fields fields = Header.open(text, FORMAT, VERSION, faults);
        NetworkCodec codec = new NetworkCodec(faults);
        Network network = codec.readNetwork(fields);
        Fragment fragment = new Fragment(network, codec.readPositions(fields, network));
        fields.end();
        return fragment;
    }

    /// Whether the text claims to be a fragment; cheap, for enabling the Paste command.
    public static boolean looksLikeOne(String text) {
        return text.length() < JsonReader.MOST_CHARACTERS
                && text.stripLeading().startsWith("{")
                && text.contains("\"" + FORMAT + "\"");
    }
}
