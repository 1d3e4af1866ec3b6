package org.lamina.graph.formula;

import java.util.List;

/// A part of a formula.
public sealed interface Term {
    record Constant(double value) implements Term {}

    /// A value of the layer's input of this index.
    record Input(int index) implements Term {}

    /// The learned number of this index.
    record Parameter(int index) implements Term {}

    /// @param of as many as the operation takes
    record Applied(Operation operation, List<Term> of) implements Term {
        public Applied {
            of = List.copyOf(of);
        }
    }
}
