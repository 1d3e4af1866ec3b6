/// Placeholder text replaced below.
@NullMarked
package org.lamina.ui;

import org.jspecify.annotations.NullMarked;
