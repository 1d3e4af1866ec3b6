/// From the document to the engine's configuration: one exhaustive switch over layer kinds, one short method each.
/// The document must have been checked before; what the engine would still refuse is a bug of ours.
@NullMarked
package org.lamina.runtime.lower;

import org.jspecify.annotations.NullMarked;
