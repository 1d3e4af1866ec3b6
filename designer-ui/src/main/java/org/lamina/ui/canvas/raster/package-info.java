/// Pixels painted by our own code: what has to be drawn anew in every frame for thousands of nodes. Shapes, strokes and
/// letters go into one array of integers that JavaFX shows as an image; nothing here knows the network.
@NullMarked
package org.lamina.ui.canvas.raster;

import org.jspecify.annotations.NullMarked;
