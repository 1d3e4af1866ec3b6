package org.lamina.graph.layer;

import org.lamina.graph.shape.Shape;

/// A place where data enters the network. Its shape is written by the user and compared with the data.
public sealed interface InputSpec extends LayerSpec
        permits VectorInput, ImageInput, VolumeInput, SequenceInput, TokenInput {
    Shape shape();
}
