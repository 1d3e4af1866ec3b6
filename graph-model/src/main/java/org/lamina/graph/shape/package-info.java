/// Shapes of what flows through a connection, for one sample, with their dimension letters.
@NullMarked
package org.lamina.graph.shape;

import org.jspecify.annotations.NullMarked;
