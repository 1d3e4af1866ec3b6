package org.lamina.ui.project;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lamina.ui.text.Messages;

/// What is open in the window.
///
/// @param name file name without ending; empty while it has none
/// @param path the file, or null while it was never saved
public record Project(String name, @Nullable Path path) {
    public static final String ENDING = ".lamina";

    public static Project of(Path file) {
        return new Project(nameOf(file), absolute(file));
    }

    static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /// The file under the name that projects have, also where only its first part was typed.
    static Path withEnding(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(ENDING) ? file : file.resolveSibling(name + ENDING);
    }

    public static Project unsaved(String name) {
        return new Project(name, null);
    }

    /// What to call it on the screen, in the language of now.
    public static String shownName(String name, Messages messages) {
        return name.isEmpty() ? messages.text("file.untitled") : name;
    }

    private static String nameOf(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    public Optional<Path> file() {
        return Optional.ofNullable(path);
    }

    /// `<name>.runs` beside the file, where its runs keep their checkpoints.
    public Optional<Path> runFolder() {
        return file().map(file -> file.resolveSibling(runFolderName()));
    }

    /// The name of that folder.
    String runFolderName() {
        return name + ".runs";
    }
}
