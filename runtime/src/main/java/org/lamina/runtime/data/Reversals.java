package org.lamina.runtime.data;

import java.util.SplittableRandom;

/// Random digit sequences whose target is the same sequence from back to front. Equal settings give equal sets.
public record Reversals(int length, int digits, int[][] sequences) {

    public static Reversals generate(int count, int length, int digits, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] sequences = new int[count][length];
        for (int[] sequence : sequences) {
            for (int t = 0; t < length; t++) {
                sequence[t] = random.nextInt(digits);
            }
        }
        return new Reversals(length, digits, sequences);
    }

    /// The digit that belongs at step `t` of the target of a sequence.
    public int target(int sequence, int t) {
        return sequences[sequence][length - 1 - t];
    }
}
