package org.lamina.ui.start;

import org.lamina.ui.text.Messages;

/// An architecture or a part of one that somebody published.
public interface Published extends Listed {
    /// Message key of its name.
    String titleKey();

    /// Message key of what it is.
    String summaryKey();

    /// Message key of where it was published.
    String paperKey();

    @Override
    default String title(Messages messages) {
        return messages.text(titleKey());
    }

    @Override
    default String summary(Messages messages) {
        return messages.text(summaryKey());
    }

    @Override
    default String origin(Messages messages) {
        return messages.text(paperKey());
    }
}
