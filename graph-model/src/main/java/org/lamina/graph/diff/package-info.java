/// In what two documents differ, apart from where their cards lie. Knows nothing of words on screen.
@NullMarked
package org.lamina.graph.diff;

import org.jspecify.annotations.NullMarked;
