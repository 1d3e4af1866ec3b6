/// Shapes, costs and problems of a network, found in milliseconds without the engine.
@NullMarked
package org.lamina.graph.check;

import org.jspecify.annotations.NullMarked;
