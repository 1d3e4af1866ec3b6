package org.lamina.runtime.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.lamina.graph.problem.ProblemException;

/// Reads gzipped IDX files, the format of MNIST and Fashion-MNIST.
public final class IdxReader {

    private static final int IMAGES = 0x0803;
    private static final int LABELS = 0x0801;
    private static final int MAX_ITEMS = 1_000_000;
    private static final int MAX_SIDE = 1024;
    private static final long MAX_BYTES = 512L << 20;
    private static final int CHUNK = 1 << 20;

    private final DataFiles files;

    public IdxReader(DataFiles files) {
        this.files = files;
    }

    public Images images(String file) throws ProblemException {
        return read(file, in -> {
            if (in.readInt() != IMAGES) {
                throw DataTrouble.notImages(file);
            }
            int count = in.readInt();
            int height = in.readInt();
            int width = in.readInt();
            limit(file, "images", count, MAX_ITEMS);
            limit(file, "rows", height, MAX_SIDE);
            limit(file, "columns", width, MAX_SIDE);
            long bytes = (long) count * height * width;
            limit(file, "bytes", bytes, MAX_BYTES);
            return new Images(count, height, width, bytes(in, (int) bytes));
        });
    }

    /// Class numbers, each below `classes`.
    public byte[] labels(String file, int classes) throws ProblemException {
        return read(file, in -> {
            if (in.readInt() != LABELS) {
                throw DataTrouble.notLabels(file);
            }
            int count = in.readInt();
            limit(file, "labels", count, MAX_ITEMS);
            byte[] labels = bytes(in, count);
            for (byte label : labels) {
                if ((label & 0xff) >= classes) {
                    throw DataTrouble.labelOutOfRange(file, label & 0xff, classes);
                }
            }
            return labels;
        });
    }

    private interface Body<T> {
        T read(DataInputStream in) throws IOException, ProblemException;
    }

    private <T> T read(String file, Body<T> body) throws ProblemException {
        try (InputStream raw = open(file);
                DataInputStream in = new DataInputStream(new GZIPInputStream(raw, 1 << 16))) {
            return body.read(in);
        } catch (EOFException | ZipException _) {
            throw DataTrouble.cutOff(file);
        } catch (IOException _) {
            throw DataTrouble.missing(file);
        }
    }

    private InputStream open(String file) throws ProblemException {
        try {
            return files.open(file);
        } catch (IOException _) {
            throw DataTrouble.missing(file);
        }
    }

    private static void limit(String file, String what, long found, long allowed) throws ProblemException {
        if (found < 0 || found > allowed) {
            throw DataTrouble.tooLarge(file, what, found, allowed);
        }
    }

    /// Takes memory only as bytes arrive: a header that lies about the length costs nothing.
    private static byte[] bytes(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[Math.min(length, CHUNK)];
        int have = 0;
        while (have < length) {
            if (have == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, bytes.length * 2L));
            }
            int read = in.read(bytes, have, bytes.length - have);
            if (read < 0) {
                throw new EOFException();
            }
            have += read;
        }
        return bytes;
    }
}
