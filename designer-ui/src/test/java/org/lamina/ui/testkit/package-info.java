/// What UI tests share: the toolkit started once, and a control in a themed window that can be looked at.
@NullMarked
package org.lamina.ui.testkit;

import org.jspecify.annotations.NullMarked;
