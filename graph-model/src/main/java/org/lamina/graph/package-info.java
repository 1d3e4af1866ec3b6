/// Placeholder text replaced below.
@NullMarked
package org.lamina.graph;

import org.jspecify.annotations.NullMarked;
