/// Formulas that a user types: how they are read, and what they compute. Every value is a double; nothing in a formula
/// can do more than arithmetic.
@NullMarked
package org.lamina.graph.formula;

import org.jspecify.annotations.NullMarked;
