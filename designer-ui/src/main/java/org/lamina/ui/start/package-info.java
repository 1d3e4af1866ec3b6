/// What the window shows before a project is open: new project, open, recent files, samples and templates. The
/// last two arrive through [SampleGallery] and [TemplateGallery]; this package does not know where they come from.
@NullMarked
package org.lamina.ui.start;

import org.jspecify.annotations.NullMarked;
