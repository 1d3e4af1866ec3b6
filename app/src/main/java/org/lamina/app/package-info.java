/// The program: launcher, command line, wiring and settings. The only place that knows every module.
@NullMarked
package org.lamina.app;

import org.jspecify.annotations.NullMarked;
