package org.lamina.ui.visual;

import org.lamina.theme.ThemeColors;
import org.lamina.ui.text.Messages;

/// What every view and chart of a window shares: its colours, its words, and the way out for values and pictures.
public record VisualContext(ThemeColors theme, Messages messages, Exports exports) {}
