/// Everything around a run: its controls, settings, data, curves, the look inside and the evaluation. Reads the stream
/// through [org.lamina.ui.model.Runs]; a pane that cannot be seen asks for nothing. Pictures are drawn by
/// org.lamina.ui.visual and org.lamina.ui.chart.
@NullMarked
package org.lamina.ui.training;

import org.jspecify.annotations.NullMarked;
