package org.lamina.graph.run;

/// Which input a view looks at.
public sealed interface SampleRef {
    /// The parts of a data set.
    enum Split {
        TRAINING,
        VALIDATION,
        TEST
    }

    /// Sample number `index` (0-based, in file order within its split).
    record InSplit(Split split, int index) implements SampleRef {}

    /// An input from the user's hand: one tensor in the raw units of the data's first input (pixels 0 to 255, token
    /// ids, coordinates), before normalisation. Two are equal when their values are.
    record Given(Tensor input) implements SampleRef {}
}
