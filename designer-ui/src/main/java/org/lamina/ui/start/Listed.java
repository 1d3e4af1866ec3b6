package org.lamina.ui.start;

import org.lamina.ui.text.Messages;

/// Something to choose from a list of its sort.
public interface Listed {
    /// Its name in ids and searches: `resnet-18`.
    String id();

    /// Its name.
    String title(Messages messages);

    /// What it is.
    String summary(Messages messages);

    /// Where it comes from; empty where there is nothing to say.
    String origin(Messages messages);

    /// One short fact to choose by, such as its size.
    String fact(Messages messages);
}
