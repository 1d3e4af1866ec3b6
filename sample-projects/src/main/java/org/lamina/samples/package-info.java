/// The bundled projects and the data they train on, as resources. Knows the model only; the words about each sample
/// are in the window's bundles, under keys that derive from its name.
@NullMarked
package org.lamina.samples;

import org.jspecify.annotations.NullMarked;
