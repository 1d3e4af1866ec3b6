package org.lamina.runtime.data;

import org.lamina.graph.settings.DataSpec;

/// Pairs of digits and whether both are the same.
final class PairSource extends MadeSource {

    private final LabelledImages images;
    private final DigitPairs pairs;

    PairSource(DataSpec.MnistPairs spec, LabelledImages images, int seed) {
        super(spec, spec.samples());
        this.images = images;
        pairs = new DigitPairs(images, seed);
    }

    @Override
    public void input(int sample, int column, float[] to, int at) {
        DigitPairs.Pair pair = pair(sample);
        int image = column == 0 ? pair.left() : pair.right();
        for (int i = 0; i < LabelledImages.SIDE * LabelledImages.SIDE; i++) {
            to[at + i] = images.pixel(image, i);
        }
    }

    @Override
    public void target(int sample, int column, float[] to, int at) {
        to[at] = same(sample);
    }

    @Override
    public int[] labels(int sample, int column) {
        return new int[] {same(sample)};
    }

    @Override
    public double unit(int column) {
        return 255;
    }

    private int same(int sample) {
        DigitPairs.Pair pair = pair(sample);
        return images.label(pair.left()) == images.label(pair.right()) ? 1 : 0;
    }

    private DigitPairs.Pair pair(int sample) {
        return pairs.pair(isTest(sample), place(sample));
    }
}
