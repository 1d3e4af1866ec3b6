package org.lamina.graph.settings;

import org.lamina.graph.kind.Choice;

/// What happens to input numbers before the network sees them. Token ids are never changed.
public enum Normalisation implements Choice {
    /// As they are (pixels 0 to 255).
    NONE,
    /// Divided by the source's largest value: pixels become 0 to 1. Point sets are left as they are.
    UNIT,
    /// Minus the mean, divided by the standard deviation, both over the training split.
    STANDARD
}
