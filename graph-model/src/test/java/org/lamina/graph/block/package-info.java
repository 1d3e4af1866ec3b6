@org.jspecify.annotations.NullMarked
package org.lamina.graph.block;
