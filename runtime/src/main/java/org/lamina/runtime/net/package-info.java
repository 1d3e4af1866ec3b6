/// A network that lives: the engine's graph with its weights, bound to its data. Everything here belongs to one thread,
/// the session's; what leaves it are plain numbers.
@NullMarked
package org.lamina.runtime.net;

import org.jspecify.annotations.NullMarked;
