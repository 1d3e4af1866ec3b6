package org.lamina.graph.io;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.settings.DataSettings;

/// A fingerprint of how the data was chosen, scaled and split, to tell whether two runs saw the same. The samples
/// themselves come with the program and do not change.
public final class DataHash {
    private DataHash() {}

    /// SHA-256 of the settings as a project file has them, in hexadecimal.
    public static String of(DataSettings data) {
        GraphDocument alone =
                GraphDocument.EMPTY.withSettings(GraphDocument.EMPTY.settings().withData(data));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(ProjectCodec.write(alone).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
