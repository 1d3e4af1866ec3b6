/// Boxes around objects: how truth and answers are read, and how good answers are. Plain arithmetic over what samples
/// and snapshots hold.
@NullMarked
package org.lamina.graph.detect;

import org.jspecify.annotations.NullMarked;
