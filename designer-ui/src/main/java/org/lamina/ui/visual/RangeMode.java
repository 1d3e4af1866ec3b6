package org.lamina.ui.visual;

/// Over what the colours of a mosaic are spread.
public enum RangeMode {
    /// Every unit has its own range, so faint ones can be seen.
    UNIT,
    /// All units of the layer share one range, so they can be compared.
    LAYER
}
