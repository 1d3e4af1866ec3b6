/// The training engine behind the contract of `org.lamina.graph.run`. It is the only part of the program that sees
/// Deeplearning4j and ND4J, and it never sees JavaFX. Nothing native is loaded before the first use.
@NullMarked
package org.lamina.runtime;

import org.jspecify.annotations.NullMarked;
