package org.lamina.runtime.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// Data files made up by a test.
public final class MemoryFiles implements DataFiles {

    private final Map<String, byte[]> files = new HashMap<>();

    public MemoryFiles text(String name, String content) {
        files.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public MemoryFiles bytes(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    /// The numbers of the header as 32 bits each, the rest as bytes, all gzipped.
    public static byte[] idx(int[] header, int... body) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(target))) {
            for (int number : header) {
                out.writeInt(number);
            }
            for (int value : body) {
                out.writeByte(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.toByteArray();
    }

    @Override
    public InputStream open(String name) throws IOException {
        byte[] content = files.get(name);
        if (content == null) {
            throw new FileNotFoundException(name);
        }
        return new ByteArrayInputStream(content);
    }
}
