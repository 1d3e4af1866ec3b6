/// Placeholder text replaced below.
@NullMarked
package org.lamina.runtime;

import org.jspecify.annotations.NullMarked;
