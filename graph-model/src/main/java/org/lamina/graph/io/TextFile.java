package org.lamina.graph.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.problem.ProblemException;

/// Reads small text files within bounds and replaces them without ever leaving half of one. Safe on any thread.
public final class TextFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextFile() {}

    /// The UTF-8 text of a regular file of at most `most` bytes.
    public static String read(Path file, int most) throws ProblemException {
        Faults faults = new Faults(nameOf(file));
        if (!Files.exists(file)) {
            throw faults.at(0, "file.not-found", nameOf(file));
        }
        if (!Files.isRegularFile(file)) {
            throw faults.at(0, "file.not-a-file", nameOf(file));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = Files.size(file) > most ? new byte[0] : in.readNBytes(most + 1);
            if (bytes.length > most || Files.size(file) > most) {
                throw faults.at(0, "file.too-large", Files.size(file), most);
            }
            String text = decode(bytes, faults, nameOf(file));
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (IOException e) {
            throw new ProblemException(
                    faults.at(0, "file.unreadable", nameOf(file)).problem(), e);
        }
    }

    private static String decode(byte[] bytes, Faults faults, String name) throws ProblemException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(in)
                    .toString();
        } catch (CharacterCodingException _) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw faults.at(line, "file.not-text", name);
        }
    }

    /// Writes the text into a new file in the same folder, brings it to the disk, and puts it in the place of the old
    /// one in one step. A link stays a link; the file it leads to is replaced.
    public static void replace(Path file, String text) throws ProblemException {
        Path fresh = null;
        try {
            Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
            fresh = target.resolveSibling("." + nameOf(target) + "." + UUID.randomUUID() + ".tmp");
            try (FileChannel channel =
                    FileChannel.open(fresh, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            move(fresh, target);
            syncFolder(target);
        } catch (IOException e) {
            discard(fresh, e);
            throw new ProblemException(
                    new Faults(nameOf(file))
                            .at(0, "file.not-saved", nameOf(file))
                            .problem(),
                    e);
        }
    }

    private static void move(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Brings the new name to the disk, too. Systems that cannot open folders do that themselves.
    private static void syncFolder(Path target) {
        Path folder = target.getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException _) {
            // The file itself is safe already; only its name could be lost, and the old file would still be there.
            return;
        }
    }

    private static void discard(@Nullable Path fresh, IOException cause) {
        if (fresh == null) {
            return;
        }
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /// The last part of a path, for sentences.
    static String nameOf(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
