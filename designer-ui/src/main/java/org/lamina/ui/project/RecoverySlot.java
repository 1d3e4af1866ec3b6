package org.lamina.ui.project;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The folder of one open project below the recovery folder: its unsaved document, where that came from, the
/// checkpoints of a project without a file, and a lock that the system takes back when the program ends, however it
/// ends.
///
/// @param lock held as long as the slot is used; null where this system cannot lock
record RecoverySlot(Path place, @Nullable FileChannel lock) {
    private static final String LOCK = "lock";

    /// A new one for this program. Where it cannot be made, keeping edits will fail and say so.
    static RecoverySlot create(Path folder) {
        Path place = folder.resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(place);
            return new RecoverySlot(place, lock(place).orElse(null));
        } catch (IOException _) {
            return new RecoverySlot(place, null);
        }
    }

    /// Takes over the folder of a program that has ended; nothing if it still runs.
    static Optional<RecoverySlot> claim(Path place) throws IOException {
        return lock(place).map(lock -> new RecoverySlot(place, lock));
    }

    private static Optional<FileChannel> lock(Path place) throws IOException {
        FileChannel channel =
                FileChannel.open(place.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException _) {
            channel.close(); // another window of this program
            return Optional.empty();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    Path document() {
        return place.resolve("document" + Project.ENDING);
    }

    Path origin() {
        return place.resolve("origin.properties");
    }

    Path runs() {
        return place.resolve("runs");
    }

    /// Lets others have it.
    void release() throws IOException {
        if (lock != null) {
            lock.close();
        }
    }

    /// Deletes it with everything in it, first what makes it worth offering.
    void delete() throws IOException {
        Files.deleteIfExists(document());
        Files.deleteIfExists(origin());
        FileTrees.delete(runs());
        release();
        FileTrees.delete(place);
    }
}
