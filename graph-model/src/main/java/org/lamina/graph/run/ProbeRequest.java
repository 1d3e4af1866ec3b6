package org.lamina.graph.run;

import org.lamina.graph.NodeId;

/// What somebody wants to look at. Equal requests share their work.
public sealed interface ProbeRequest {
    /// A node's output for one sample; an input node gives the input itself.
    record Activations(NodeId node, SampleRef sample) implements ProbeRequest {}

    /// How a node's outputs are distributed over a fixed batch of validation samples.
    record Histogram(NodeId node) implements ProbeRequest {}

    /// The weights of a convolution.
    record Filters(NodeId node) implements ProbeRequest {}

    /// Who attends to whom in an attention layer, for one sample.
    record Attention(NodeId node, SampleRef sample) implements ProbeRequest {}

    /// What each output says for one sample.
    record Prediction(SampleRef sample) implements ProbeRequest {}

    /// A node's units all over the part of the plane where the data lie, on `resolution` squared points, where the
    /// network reads points of the plane: of an output the decision boundary, of a hidden layer what each unit has
    /// learned to tell apart.
    record Plane(NodeId node, int resolution) implements ProbeRequest {}
}
