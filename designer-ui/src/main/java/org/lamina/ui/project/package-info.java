/// The project on disk as the window handles it: new, open, save, close without losing changes, recovery after a
/// crash, and the run folder beside the file. Shows nothing itself; it asks through [Prompts].
@NullMarked
package org.lamina.ui.project;

import org.jspecify.annotations.NullMarked;
