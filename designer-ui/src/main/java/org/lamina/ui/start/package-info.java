/// What the window shows before a project is open: new project, open, recent files, samples and templates; and what
/// else comes with the program. It arrives through [SampleGallery], [TemplateGallery], [ExampleGallery] and
/// [BlockGallery]; this package does not know where it comes from.
@NullMarked
package org.lamina.ui.start;

import org.jspecify.annotations.NullMarked;
