/// Marks on the canvas in what the project differs from another one, and the bar that ends it. Nothing here changes the
/// document or knows the canvas around it.
@NullMarked
package org.lamina.ui.canvas.compare;

import org.jspecify.annotations.NullMarked;
