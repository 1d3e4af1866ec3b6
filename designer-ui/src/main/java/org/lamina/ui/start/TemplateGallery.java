package org.lamina.ui.start;

import java.util.List;

/// The well-known architectures that a project can begin with.
public interface TemplateGallery {
    /// All templates; related ones stand together.
    List<Entry> entries();

    /// One architecture.
    interface Entry extends OfferedProject {
        /// Message key of where it was published.
        String paperKey();

        /// How many parameters are trained.
        long parameters();
    }
}
