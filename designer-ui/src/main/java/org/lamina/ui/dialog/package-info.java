/// Questions, answers and notices in front of the window: sheets, file choosers, toasts. Content comes from callers;
/// nothing here changes the document.
@NullMarked
package org.lamina.ui.dialog;

import org.jspecify.annotations.NullMarked;
