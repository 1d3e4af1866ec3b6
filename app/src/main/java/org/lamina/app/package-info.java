/// Placeholder text replaced below.
@NullMarked
package org.lamina.app;

import org.jspecify.annotations.NullMarked;
