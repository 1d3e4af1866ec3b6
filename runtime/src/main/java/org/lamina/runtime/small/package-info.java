/// Training steps of small fully connected networks in plain Java. For a few hundred weights the engine spends its time
/// on calling, not on computing; the same arithmetic on plain arrays takes a hundredth of it. Weights, optimiser state,
/// counters and listeners stay the engine's, and so does every network that is not covered here.
@NullMarked
package org.lamina.runtime.small;

import org.jspecify.annotations.NullMarked;
