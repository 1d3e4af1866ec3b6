/// Paints the canvas pixel by pixel: what lies under the cards, the cards themselves while they have no skin, and the
/// whole network from afar. Everything is painted anew when it is asked for; nothing here remembers the document.
@NullMarked
package org.lamina.ui.canvas.paint;

import org.jspecify.annotations.NullMarked;
