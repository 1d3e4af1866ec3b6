package org.lamina.runtime.mask;

/// What becomes of the steps of a masked sequence.
public enum StepsJob {
    /// Zeros in place of padding.
    ZEROS,
    /// Numbers so low that no maximum takes them.
    LOWEST,
    /// Each step times what the mask says.
    FACTORS,
    /// The real steps at the front, in their order, padding behind them.
    PACK,
    /// The same with the real steps in the opposite order.
    PACK_TURNED,
    /// Packed steps where they came from.
    UNPACK,
    /// The same for turned ones.
    UNPACK_TURNED,
    /// The first real step, as a vector.
    FIRST,
    /// The last real step, as a vector.
    LAST,
    /// The mean over the real steps.
    MEAN,
    /// The largest numbers of the real steps.
    MAXIMUM;

    boolean isVector() {
        return switch (this) {
            case FIRST, LAST, MEAN, MAXIMUM -> true;
            case ZEROS, LOWEST, FACTORS, PACK, PACK_TURNED, UNPACK, UNPACK_TURNED -> false;
        };
    }

    /// Whether real steps go to the front, for a recurrent layer to read them.
    boolean packs() {
        return this == PACK || this == PACK_TURNED;
    }

    /// Whether they come back from there.
    boolean unpacks() {
        return this == UNPACK || this == UNPACK_TURNED;
    }
}
