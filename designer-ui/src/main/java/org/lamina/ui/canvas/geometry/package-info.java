/// Where things lie on the canvas: boxes of cards, curves of connections, what is under a point, and the part that the
/// window shows. Immutable values and pure functions; nothing here is a node of the scene graph.
@NullMarked
package org.lamina.ui.canvas.geometry;

import org.jspecify.annotations.NullMarked;
