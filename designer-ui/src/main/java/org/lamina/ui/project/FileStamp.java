package org.lamina.ui.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What tells whether a file still has the content that this program read or wrote last. Not for the FX thread.
final class FileStamp {
    /// The stamp of a file that is not there.
    static final String NONE = "";

    private static final long MOST_BYTES = 64L << 20;

    private FileStamp() {}

    static String of(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        long size = Files.size(file);
        return size > MOST_BYTES ? size + " bytes of " + Files.getLastModifiedTime(file) : of(Files.readAllBytes(file));
    }

    static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String of(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
