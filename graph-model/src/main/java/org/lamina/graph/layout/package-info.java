/// Automatic arrangement of a network: layered, following the direction of the data.
@NullMarked
package org.lamina.graph.layout;

import org.jspecify.annotations.NullMarked;
