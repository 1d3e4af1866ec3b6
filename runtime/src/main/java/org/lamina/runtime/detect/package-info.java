/// Boxes around objects: the loss of a detector, how its answers are read, and how good they are. All but the layer
/// itself is plain arithmetic.
@NullMarked
package org.lamina.runtime.detect;

import org.jspecify.annotations.NullMarked;
