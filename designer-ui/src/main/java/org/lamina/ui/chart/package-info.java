/// The curve plot: growable series, their min/max pyramid and smoothing, the scales and ticks, and the control
/// that draws them. Storage and mathematics are plain classes without JavaFX; only `CurveChart` and the nodes it
/// is made of touch the scene graph. Nothing here knows what is trained.
@NullMarked
package org.lamina.ui.chart;

import org.jspecify.annotations.NullMarked;
