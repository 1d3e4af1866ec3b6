package org.lamina.runtime.save;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Reads the floats out of the engine's binary array format without the engine: a header with the array's layout, which
/// we skip, then kind of memory, length, number type and the values.
final class RawArray {

    private static final int MAX_LAYOUT = 64;
    private static final int CHUNK = 1 << 16;

    private RawArray() {}

    /// @throws IOException if there are not exactly `expected` floats
    static float[] read(DataInputStream in, long expected) throws IOException {
        skipLayout(in);
        in.readUTF();
        long length = in.readLong();
        String type = in.readUTF();
        if (length != expected || !type.equals("FLOAT")) {
            throw new IOException("Expected " + expected + " floats, found " + length + " of type " + type);
        }
        float[] values = new float[Math.toIntExact(length)];
        byte[] bytes = new byte[CHUNK];
        for (int at = 0; at < values.length; ) {
            int count = Math.min(CHUNK / Float.BYTES, values.length - at);
            in.readFully(bytes, 0, count * Float.BYTES);
            ByteBuffer.wrap(bytes).asFloatBuffer().get(values, at, count);
            at += count;
        }
        return values;
    }

    private static void skipLayout(DataInputStream in) throws IOException {
        in.readUTF();
        long length = in.readLong();
        String type = in.readUTF();
        if (length < 0 || length > MAX_LAYOUT || !type.equals("LONG")) {
            throw new IOException("Not an array: layout of " + length + " of type " + type);
        }
        in.skipNBytes(length * Long.BYTES);
    }
}
