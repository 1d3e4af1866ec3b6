/// Trouble as values: what is wrong and where. The sentence is made at the edge, from `problem.<code>`.
@NullMarked
package org.lamina.graph.problem;

import org.jspecify.annotations.NullMarked;
