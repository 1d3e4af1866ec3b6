package org.lamina.ui.shell;

import java.nio.file.Path;
import org.lamina.graph.io.BlockFolder;
import org.lamina.ui.dialog.FileChoice;
import org.lamina.ui.fx.Jobs;
import org.lamina.ui.start.BlockGallery;
import org.lamina.ui.start.ExampleGallery;
import org.lamina.ui.start.SampleGallery;
import org.lamina.ui.start.TemplateGallery;

/// What a window needs from the program around it.
///
/// @param ownBlocks where the user keeps blocks for other projects
/// @param settings what is remembered between two starts
/// @param recoveryFolder where unsaved edits are kept for the case of a crash
/// @param files how the user chooses files
/// @param disk reads and writes them, one after the other
public record Surroundings(
        SampleGallery samples,
        TemplateGallery templates,
        ExampleGallery examples,
        BlockGallery blocks,
        BlockFolder ownBlocks,
        Settings settings,
        Path recoveryFolder,
        FileChoice files,
        Jobs disk) {}
