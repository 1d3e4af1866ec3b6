/// Checkpoints: the engine's plain zip with our position beside it. Reading one trusts nothing: no class names are
/// followed, no path is taken from it, and sizes are checked before memory is.
@NullMarked
package org.lamina.runtime.save;

import org.jspecify.annotations.NullMarked;
