/// The project file: JSON text, versioned, in a stable order. The only package that knows Jackson.
@NullMarked
package org.lamina.graph.io;

import org.jspecify.annotations.NullMarked;
