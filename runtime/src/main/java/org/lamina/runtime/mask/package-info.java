/// Sequences of different lengths: which steps are real, and vertices that leave the others out.
///
/// A mask is `[B, 1, T]`: 0 where a step is padding. A network computes it from its own input, so whoever feeds it
/// needs to know nothing; at least one step of each sample is real. No layer hands on a gradient for padded steps,
/// therefore layers that work at each step for themselves need no mask: what they make of padding reaches nobody.
@NullMarked
package org.lamina.runtime.mask;

import org.jspecify.annotations.NullMarked;
