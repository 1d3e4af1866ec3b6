package org.lamina.ui.project;

import java.nio.file.Path;
import java.util.function.Consumer;

/// What project files ask and tell the user. Answers arrive on the FX thread; a cancelled question has no answer.
public interface Prompts {
    /// What to do with unsaved changes.
    enum Unsaved {
        SAVE,
        DISCARD,
        CANCEL
    }

    void unsavedChanges(String projectName, Consumer<Unsaved> answer);

    void fileToOpen(Consumer<Path> chosen);

    void fileToSave(String suggestedName, Consumer<Path> chosen);

    /// Shows why something did not work.
    void trouble(String sentence);
}
