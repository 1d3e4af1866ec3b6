/// Deeplearning4j behind the contract in org.lamina.graph.run; the only package tree that sees the engine.
@NullMarked
package org.lamina.runtime;

import org.jspecify.annotations.NullMarked;
