/// Placeholder text replaced below.
@NullMarked
package org.lamina.theme;

import org.jspecify.annotations.NullMarked;
