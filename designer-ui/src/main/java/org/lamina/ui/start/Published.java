package org.lamina.ui.start;

import org.lamina.ui.text.Messages;

/// An architecture or a part of one that somebody published.
public interface Published {
    /// Its name in ids and searches: `resnet-18`.
    String id();

    /// Message key of its name.
    String titleKey();

    /// Message key of what it is.
    String summaryKey();

    /// Message key of where it was published.
    String paperKey();

    /// One short fact to choose by, such as its size.
    String fact(Messages messages);
}
