/// The command line: one class per command, the JSON it prints, and how a FILE argument becomes a project.
/// Neither the engine nor the window toolkit is loaded before a command needs it.
@NullMarked
package org.lamina.app.cli;

import org.jspecify.annotations.NullMarked;
