/// A small network for every layer kind, in which the kind does what it is good for; written down as the templates are.
/// The words about each are in the window's bundles, under keys that derive from its name.
@NullMarked
package org.lamina.samples.example;

import org.jspecify.annotations.NullMarked;
