/// Layers that Deeplearning4j lacks or offers only in a slow form, written behind its own layer API: layer
/// normalisation, positional encoding, multi-head self-attention and the GRU, with forward and backward passes by
/// hand. Nothing here knows the document model; the lowering decides when these layers are used.
@NullMarked
package org.lamina.runtime.engine;

import org.jspecify.annotations.NullMarked;
