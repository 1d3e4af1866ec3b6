package org.lamina.graph.layer;

/// What a layer costs for one sample.
///
/// Sums and products stop at [#LIMIT], so that an absurd network shows an absurd number and never a negative one.
///
/// @param parameters all stored numbers of the layer, as the engine counts them
/// @param trainable those of them that training changes (batch normalisation also stores running statistics)
/// @param macs multiply-accumulates of weighted sums in one forward pass; element-wise work is not counted
/// @param kept numbers per sample that training keeps for the way back besides the layer's output
/// @param scratch numbers per sample that the layer needs only while it computes; layers take turns, so a sum of costs
///     has the largest
public record Cost(long parameters, long trainable, long macs, long kept, long scratch) {
    /// No count goes beyond this.
    public static final long LIMIT = 1L << 53;

    public static final Cost NONE = new Cost(0, 0, 0, 0, 0);

    public Cost(long parameters, long trainable, long macs) {
        this(parameters, trainable, macs, 0, 0);
    }

    /// All parameters are trained.
    public static Cost of(long parameters, long macs) {
        return new Cost(parameters, parameters, macs, 0, 0);
    }

    /// The same layer without training.
    public Cost frozen() {
        return new Cost(parameters, 0, macs, kept, scratch);
    }

    /// The same layer with weights that are counted elsewhere.
    public Cost borrowed() {
        return new Cost(0, 0, macs, kept, scratch);
    }

    public Cost keeping(long numbers) {
        return new Cost(parameters, trainable, macs, numbers, scratch);
    }

    public Cost withScratch(long numbers) {
        return new Cost(parameters, trainable, macs, kept, numbers);
    }

    public Cost plus(Cost other) {
        return new Cost(
                add(parameters, other.parameters),
                add(trainable, other.trainable),
                add(macs, other.macs),
                add(kept, other.kept),
                Math.max(scratch, other.scratch));
    }

    /// The sum, at most [#LIMIT].
    public static long add(long a, long b) {
        return Math.min(LIMIT, a + b);
    }

    /// The product of numbers that are not negative, at most [#LIMIT].
    public static long product(long... factors) {
        long product = 1;
        for (long factor : factors) {
            if (factor == 0) {
                return 0;
            }
            product = product > LIMIT / factor ? LIMIT : product * factor;
        }
        return product;
    }
}
