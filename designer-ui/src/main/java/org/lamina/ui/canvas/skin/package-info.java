/// How one element of the canvas looks. A skin shows a value and never changes the document; skins do not know each
/// other.
@NullMarked
package org.lamina.ui.canvas.skin;

import org.jspecify.annotations.NullMarked;
