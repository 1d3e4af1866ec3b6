package org.lamina.runtime.accel;

/// Which numbers dropout keeps, by a seed: each place has a random number of its own, made when it is asked for.
///
/// The mixing function is that at the end of MurmurHash3; it runs over many places at once.
record DropMask(int seed, int limit, float scale) {
    private static final int GOLDEN = 0x9E3779B9;
    private static final int DRAWN_BITS = 24;

    static DropMask of(long seed, double kept) {
        int limit = (int) Math.round(kept * (1 << DRAWN_BITS));
        return new DropMask(Long.hashCode(seed * 0x9E3779B97F4A7C15L), limit, (float) (1 / kept));
    }

    /// Drops some of the values in place, and scales what stays so that the expectation does.
    ///
    /// @param from the place of the first value in the whole array
    void apply(float[] values, int from, int count) {
        int start = seed + from * GOLDEN;
        for (int i = 0; i < count; i++) {
            int h = start + i * GOLDEN;
            h = (h ^ h >>> 16) * 0x85ebca6b;
            h = (h ^ h >>> 13) * 0xc2b2ae35;
            h ^= h >>> 16;
            int isKept = (h >>> 32 - DRAWN_BITS) - limit >>> 31;
            values[i] *= scale * isKept;
        }
    }
}
