package org.lamina.ui.testkit;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.lamina.ui.dialog.FileChoice;
import org.lamina.ui.text.Messages;

/// Chooses the file that the test said, and none while it said nothing.
public final class ScriptedFileChoice implements FileChoice {
    private volatile @Nullable Path next;

    public void choose(@Nullable Path file) {
        next = file;
    }

    @Override
    public Optional<Path> toOpen(Window owner, Messages messages) {
        return Optional.ofNullable(next);
    }

    @Override
    public Optional<Path> toSave(Window owner, Messages messages, Path suggested) {
        return Optional.ofNullable(next);
    }
}
