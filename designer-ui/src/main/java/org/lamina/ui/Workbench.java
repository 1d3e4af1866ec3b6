package org.lamina.ui;

import org.lamina.theme.ThemeColors;
import org.lamina.ui.fx.Jobs;
import org.lamina.ui.fx.Pulse;
import org.lamina.ui.model.Editor;
import org.lamina.ui.model.Runs;
import org.lamina.ui.text.Messages;
import org.lamina.ui.text.Wording;

/// What every pane of one window works with; made once by whoever opens the window and handed to constructors.
///
/// @param colors the theme's colours for code that draws; it must be in the window's scene
/// @param jobs for work that must not block the window
/// @param pulse the window's one heartbeat
public record Workbench(Editor editor, Runs runs, Messages messages, ThemeColors colors, Jobs jobs, Pulse pulse) {
    public Wording wording() {
        return new Wording(messages);
    }

    /// The same with other jobs, for work that must not wait behind what the panes compute.
    public Workbench withJobs(Jobs changed) {
        return new Workbench(editor, runs, messages, colors, changed, pulse);
    }
}
