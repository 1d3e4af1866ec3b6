package org.lamina.graph.layer;

/// A layer that reads a sequence step by step and carries a state along.
///
/// It gives the state of each step at that step's place, whichever way it reads. Reading both ways, it gives the
/// features of both states: those of the forward way first, as in PyTorch and Keras. A second input, a vector, is the
/// state before the step that is read first, of both ways again forward first; without it that state is zero.
public interface Recurrent {
    /// Size of the state of one way.
    int units();

    Direction direction();

    /// How many numbers one way carries from step to step: its state, and where there are cells behind it those.
    default int states() {
        return units();
    }
}
