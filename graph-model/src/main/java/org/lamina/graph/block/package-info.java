/// Blocks: layers that are drawn as one card. Here is what they stand for and what holds for them; everything that
/// computes sees only the [org.lamina.graph.block.Expansion].
@NullMarked
package org.lamina.graph.block;

import org.jspecify.annotations.NullMarked;
