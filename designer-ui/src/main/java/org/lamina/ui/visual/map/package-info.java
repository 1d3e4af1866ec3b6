/// How numbers become colours: colour maps as tables, value ranges and their mapping into pixels. Plain classes; the
/// only colour tables of the program are here, everything else takes its colours from the theme.
@NullMarked
package org.lamina.ui.visual.map;

import org.jspecify.annotations.NullMarked;
