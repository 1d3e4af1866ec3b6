package org.lamina.app.cli;

import java.nio.file.Path;

/// What a picture of the window should show.
///
/// @param theme id of a theme
/// @param language language tag
/// @param pane id of the pane to open, or empty
/// @param select name or id of the node to select, or empty
public record ScreenshotRequest(
        Path out, String theme, String language, int width, int height, String pane, String select) {}
