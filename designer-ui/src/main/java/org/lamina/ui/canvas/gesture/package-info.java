/// What the pointer and the keys mean on the canvas: one state machine with exactly one active gesture.
///
/// A gesture is a value; the canvas shows it as a preview and the document changes once, when it ends well.
@NullMarked
package org.lamina.ui.canvas.gesture;

import org.jspecify.annotations.NullMarked;
