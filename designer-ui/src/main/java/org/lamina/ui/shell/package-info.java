/// The window: puts the panes together, and the table of commands that menus, tool bar, shortcuts and the command
/// palette loop over. The only package that knows all panes; no pane knows it.
@NullMarked
package org.lamina.ui.shell;

import org.jspecify.annotations.NullMarked;
