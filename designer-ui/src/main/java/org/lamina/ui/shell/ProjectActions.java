package org.lamina.ui.shell;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.lamina.graph.NodeId;
import org.lamina.graph.settings.DataSpec;
import org.lamina.ui.project.ProjectFiles;
import org.lamina.ui.start.OfferedProject;
import org.lamina.ui.start.StartActions;

/// What menus, start page and help ask for.
///
/// @param show selects a layer that an opened project is about
record ProjectActions(ProjectFiles files, Consumer<NodeId> show) implements StartActions {
    @Override
    public void createNew(DataSpec source) {
        files.createNew(source);
    }

    @Override
    public void open() {
        files.open();
    }

    @Override
    public void open(Path file) {
        files.open(file);
    }

    @Override
    public void open(OfferedProject project) {
        files.openCopy(project.id(), project::load, () -> project.shown().ifPresent(show));
    }
}
