/// The window: shell, canvas, inspector, views. Talks to the engine only through org.lamina.graph.run.
@NullMarked
package org.lamina.ui;

import org.jspecify.annotations.NullMarked;
