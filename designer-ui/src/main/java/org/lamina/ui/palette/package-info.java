/// The list of layer kinds to drag onto the canvas. Built from the descriptors; names no kind and does not know the
/// canvas, only [LayerTarget].
@NullMarked
package org.lamina.ui.palette;

import org.jspecify.annotations.NullMarked;
