package org.lamina.ui.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.Checkpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The recovery folder: per open project a [RecoverySlot] with the edits that are in no project file yet. What a
/// program that no longer runs left there can be taken over. Safe on any thread; reads and writes files, so apart from
/// [#runFolder] and [#beginAnew] not for the FX thread.
public final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final String DAMAGED = "damaged";
    private static final Duration STALE = Duration.ofHours(1);

    private final Path folder;
    private final Map<Path, RecoverySlot> claimed = new HashMap<>();
    private final List<RecoverySlot> givenUp = new ArrayList<>();
    private RecoverySlot own;

    /// What a program that ended without good-bye left. Nobody else is offered it until it is released.
    ///
    /// @param project what was open; without a file if it was never saved
    /// @param stamp what the project's file was like when it was read or written last
    /// @param changed whether there are edits; otherwise only training is at risk
    /// @param trained whether there are checkpoints of a project without a file
    /// @param when the document was kept
    public record Lost(Path place, Project project, String stamp, boolean changed, boolean trained, Instant when) {}

    /// Makes this program's place in the folder.
    public Recovery(Path folder) {
        this.folder = folder;
        own = RecoverySlot.create(folder);
    }

    /// Where runs of a project without a file keep their checkpoints.
    public synchronized Path runFolder() {
        return own.runs();
    }

    /// Another project is open. It gets a place of its own; that of the last one, which is saved or given up, is
    /// deleted with the next [#keep] or [#forgetEdits].
    synchronized void beginAnew() {
        givenUp.add(own);
        own = RecoverySlot.create(folder);
    }

    synchronized void keep(GraphDocument document, Origin origin) throws IOException, ProblemException {
        Files.createDirectories(own.place());
        origin.write(own.origin());
        ProjectCodec.save(document, own.document());
        deleteGivenUp();
    }

    /// The edits are in the project file now, or given up.
    synchronized void forgetEdits() throws IOException {
        Files.deleteIfExists(own.document());
        Files.deleteIfExists(own.origin());
        deleteGivenUp();
    }

    /// What cannot be deleted now is too little to offer it, and a later program deletes it.
    private void deleteGivenUp() {
        for (RecoverySlot slot : givenUp) {
            try {
                slot.delete();
            } catch (IOException trouble) {
                LOG.warn("{} cannot be deleted", slot.place(), trouble);
            }
        }
        givenUp.clear();
    }

    /// Nothing of this program needs to be restored.
    synchronized void forgetAll() throws IOException {
        release();
        deleteGivenUp();
        own.delete();
    }

    /// Lets go of everything as the system does when this program is killed; for tests.
    synchronized void endWithoutGoodbye() throws IOException {
        release();
        own.release();
    }

    /// What programs that no longer run have left, newest first; it is this program's until [#release].
    public synchronized List<Lost> lost() throws IOException {
        List<Lost> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            List<Path> places;
            try (Stream<Path> files = Files.list(folder)) {
                places = files.filter(Files::isDirectory).toList();
            }
            for (Path place : places) {
                find(place).ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparing(Lost::when).reversed());
        return found;
    }

    /// One place that cannot be read does not hide the others.
    private Optional<Lost> find(Path place) {
        if (place.equals(own.place()) || place.endsWith(DAMAGED)) {
            return Optional.empty();
        }
        try {
            RecoverySlot slot = claimed.get(place);
            if (slot == null) {
                slot = RecoverySlot.claim(place).orElse(null);
            }
            return slot == null ? Optional.empty() : describe(slot);
        } catch (IOException trouble) {
            LOG.warn("{} cannot be looked at", place, trouble);
            return Optional.empty();
        }
    }

    private Optional<Lost> describe(RecoverySlot slot) throws IOException {
        claimed.put(slot.place(), slot);
        boolean hasDocument = Files.isRegularFile(slot.document());
        Origin origin = Origin.read(slot.origin(), String.valueOf(slot.place().getFileName()));
        boolean trained = Checkpoints.newest(slot.runs()).isPresent();
        if (hasDocument && (origin.changed() || trained)) {
            FileTime when = Files.getLastModifiedTime(slot.document());
            return Optional.of(new Lost(
                    slot.place(), origin.project(), origin.stamp(), origin.changed(), trained, when.toInstant()));
        }
        claimed.remove(slot.place());
        if (Files.getLastModifiedTime(slot.place())
                .toInstant()
                .isBefore(Instant.now().minus(STALE))) {
            slot.delete();
        } else {
            slot.release(); // perhaps its program is just beginning
        }
        return Optional.empty();
    }

    /// Lets the next program offer what this one did not take.
    synchronized void release() throws IOException {
        for (RecoverySlot slot : claimed.values()) {
            slot.release();
        }
        claimed.clear();
    }

    synchronized GraphDocument read(Lost lost) throws IOException, ProblemException {
        return ProjectCodec.read(claimed(lost).document());
    }

    /// Takes the place of what was lost over as this program's own, so that it stays kept until it is saved.
    synchronized void adopt(Lost lost) throws IOException {
        RecoverySlot before = own;
        own = claimed(lost);
        claimed.remove(lost.place());
        before.delete();
    }

    /// Deletes what was lost.
    synchronized void discard(Lost lost) throws IOException {
        claimed(lost).delete();
        claimed.remove(lost.place());
    }

    /// Moves what cannot be read to where it is not offered again, and tells where.
    synchronized Path putAside(Lost lost) throws IOException {
        Path aside = Files.createDirectories(folder.resolve(DAMAGED));
        claimed(lost).release();
        claimed.remove(lost.place());
        return Files.move(lost.place(), aside.resolve(lost.place().getFileName()));
    }

    private RecoverySlot claimed(Lost lost) throws IOException {
        RecoverySlot slot = claimed.get(lost.place());
        if (slot == null) {
            throw new IOException(lost.place() + " is another program's by now");
        }
        return slot;
    }
}
