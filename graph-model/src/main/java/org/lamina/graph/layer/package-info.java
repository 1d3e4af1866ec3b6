/// One record per layer kind, each with its descriptor: parameters, ports, shape rule and cost.
///
/// No words, no widgets and no engine classes here.
@NullMarked
package org.lamina.graph.layer;

import org.jspecify.annotations.NullMarked;
