/// The look of the program: themes, the colours and style classes the other modules refer to, and the bundled font.
/// Colours are written down only in the token style sheets beside this package. There are no controls and no words
/// here.
@NullMarked
package org.lamina.theme;

import org.jspecify.annotations.NullMarked;
