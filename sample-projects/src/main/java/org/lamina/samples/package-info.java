/// Placeholder text replaced below.
@NullMarked
package org.lamina.samples;

import org.jspecify.annotations.NullMarked;
