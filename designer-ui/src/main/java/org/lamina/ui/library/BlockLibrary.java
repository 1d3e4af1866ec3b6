package org.lamina.ui.library;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.io.BlockFolder;
import org.lamina.graph.problem.ProblemException;
import org.lamina.ui.fx.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The user's own blocks, as they were when they were last looked at or changed. FX thread only; files are read and
/// written in the background.
public final class BlockLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(BlockLibrary.class);

    private final BlockFolder folder;
    private final Jobs disk;
    private final Consumer<Exception> trouble;
    private final ReadOnlyObjectWrapper<BlockFolder.Contents> contents =
            new ReadOnlyObjectWrapper<>(BlockFolder.Contents.EMPTY);

    /// What is done to the folder.
    private interface Change {
        void of(BlockFolder folder) throws ProblemException;
    }

    /// @param trouble is told what could not be written
    public BlockLibrary(BlockFolder folder, Jobs disk, Consumer<Exception> trouble) {
        this.folder = folder;
        this.disk = disk;
        this.trouble = trouble;
    }

    /// Looks into the folder, which other windows and programs change too.
    public void refresh() {
        change(_ -> {}, () -> {});
    }

    void save(Fragment single, String name, Runnable done) {
        change(there -> there.save(single, name), done);
    }

    void rename(OwnBlock block, String name) {
        change(there -> there.rename(block.kept(), name), () -> {});
    }

    void delete(OwnBlock block) {
        change(there -> there.delete(block.kept()), () -> {});
    }

    private void change(Change change, Runnable done) {
        disk.run(
                () -> {
                    change.of(folder);
                    return folder.contents();
                },
                now -> {
                    contents.set(now);
                    done.run();
                },
                failed -> {
                    LOG.warn("The library of blocks cannot be changed", failed);
                    trouble.accept(failed);
                });
    }

    ReadOnlyObjectProperty<BlockFolder.Contents> contentsProperty() {
        return contents.getReadOnlyProperty();
    }

    public List<OwnBlock> blocks() {
        return contents.get().blocks().stream().map(OwnBlock::new).toList();
    }

    Optional<OwnBlock> named(String name) {
        return contents.get().named(name).map(OwnBlock::new);
    }
}
