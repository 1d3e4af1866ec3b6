/// Bundled sample projects and data.
@NullMarked
package org.lamina.samples;

import org.jspecify.annotations.NullMarked;
