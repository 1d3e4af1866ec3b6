/// The program's entry and the only place that knows every module: it wires engine, window and samples by hand.
/// The command line is in [org.lamina.app.cli]. What can live in a module must not live here.
@NullMarked
package org.lamina.app;

import org.jspecify.annotations.NullMarked;
