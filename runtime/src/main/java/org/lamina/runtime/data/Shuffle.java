package org.lamina.runtime.data;

import java.util.SplittableRandom;

/// Seeded orders. The same arguments give the same order on every machine.
public final class Shuffle {

    private Shuffle() {}

    /// The numbers below `count` in an order chosen by the seed.
    public static int[] order(int count, long seed) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        shuffle(order, seed);
        return order;
    }

    /// The order of the training samples in an epoch.
    public static int[] epoch(int[] samples, int seed, int epoch) {
        int[] order = samples.clone();
        shuffle(order, (long) seed << 32 | (epoch & 0xffffffffL));
        return order;
    }

    private static void shuffle(int[] values, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int moved = values[i];
            values[i] = values[j];
            values[j] = moved;
        }
    }
}
