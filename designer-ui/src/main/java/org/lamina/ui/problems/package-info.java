/// What is wrong with the network, with the repairs that one click performs. The sentences come from the bundle, the
/// findings from the checker; nothing is judged here.
@NullMarked
package org.lamina.ui.problems;

import org.jspecify.annotations.NullMarked;
