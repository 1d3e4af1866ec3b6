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

    /// The document is as it was opened, but it was trained and has no file yet; what to do with the weights.
    void unsavedWeights(String projectName, Consumer<Unsaved> answer);

    /// Weights are not on disk, for the reason given: tries again, goes on without them, or stays where one is.
    void weightsAtRisk(String why, Runnable again, Runnable without);

    /// Says what the window waits for; nothing can be done meanwhile.
    ///
    /// @return ends the notice
    Runnable notice(String sentence);

    void fileToOpen(Consumer<Path> chosen);

    /// @param suggested a file, or a name alone where no folder is nearer than another
    void fileToSave(Path suggested, Consumer<Path> chosen);

    /// Whether a file may be written over.
    void replace(String fileName, Runnable yes);

    /// Whether a run is deleted with its curves and checkpoints.
    ///
    /// @param inUse whether the network has its weights, which go too
    void deleteRun(String title, boolean inUse, Runnable yes);

    /// Another program wrote the file since it was opened or saved: writes over it, or chooses another file.
    void changedOnDisk(String fileName, Runnable overwrite, Runnable saveAs);

    /// Says why saving did not work and offers another place.
    void notSaved(String why, Runnable saveAs);

    /// Shows why something did not work.
    void trouble(String sentence);

    /// Mentions that something worked.
    void done(String sentence);

    /// Mentions what is not as it should be without holding anybody up.
    void warning(String sentence);
}
