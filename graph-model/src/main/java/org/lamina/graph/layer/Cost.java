package org.lamina.graph.layer;

/// What a layer costs for one sample.
///
/// @param parameters all stored numbers of the layer, as the engine counts them
/// @param trainable those of them that training changes (batch normalisation also stores running statistics)
/// @param macs multiply-accumulates of weighted sums in one forward pass; element-wise work is not counted
public record Cost(long parameters, long trainable, long macs) {
    public static final Cost NONE = new Cost(0, 0, 0);

    /// All parameters are trained.
    public static Cost of(long parameters, long macs) {
        return new Cost(parameters, parameters, macs);
    }

    public Cost plus(Cost other) {
        return new Cost(parameters + other.parameters, trainable + other.trainable, macs + other.macs);
    }
}
