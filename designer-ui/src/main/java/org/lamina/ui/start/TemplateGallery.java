package org.lamina.ui.start;

import java.util.List;
import org.lamina.ui.text.Messages;

/// The well-known architectures that a project can begin with.
public interface TemplateGallery {
    /// All templates; related ones stand together.
    List<Entry> entries();

    /// One architecture.
    interface Entry extends OfferedProject, Published {
        /// How many parameters are trained.
        long parameters();

        @Override
        default String fact(Messages messages) {
            return messages.text("template.parameters", parameters());
        }
    }
}
