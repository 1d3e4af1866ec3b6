package org.lamina.ui.library;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.io.BlockFolder;
import org.lamina.graph.problem.ProblemException;
import org.lamina.ui.fx.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Blocks in a folder, as they were when they were last looked at or changed: the user's own ones, or those beside the
/// project. FX thread only; files are read and written in the background.
public final class BlockLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(BlockLibrary.class);

    private final OwnBlock.Home home;
    private final Jobs disk;
    private final Consumer<Exception> trouble;
    private final ReadOnlyObjectWrapper<BlockFolder.Contents> contents =
            new ReadOnlyObjectWrapper<>(BlockFolder.Contents.EMPTY);
    private @Nullable BlockFolder folder;

    /// What is done to the folder.
    private interface Change {
        void of(BlockFolder folder) throws ProblemException;
    }

    /// A library without a folder, which is empty.
    ///
    /// @param trouble is told what could not be written
    public BlockLibrary(OwnBlock.Home home, Jobs disk, Consumer<Exception> trouble) {
        this.home = home;
        this.disk = disk;
        this.trouble = trouble;
    }

    /// Goes on in another folder, or in none.
    void use(@Nullable BlockFolder other) {
        if (!Objects.equals(folder, other)) {
            folder = other;
            contents.set(BlockFolder.Contents.EMPTY);
            refresh();
        }
    }

    /// Whether there is a folder to keep blocks in.
    boolean isOpen() {
        return folder != null;
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
        BlockFolder there = folder;
        if (there == null) {
            return;
        }
        disk.run(
                () -> {
                    change.of(there);
                    return there.contents();
                },
                now -> {
                    if (there.equals(folder)) {
                        contents.set(now);
                        done.run();
                    }
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
        return contents.get().blocks().stream().map(this::here).toList();
    }

    Optional<OwnBlock> named(String name) {
        return contents.get().named(name).map(this::here);
    }

    private OwnBlock here(BlockFolder.Kept kept) {
        return new OwnBlock(kept, home);
    }
}
