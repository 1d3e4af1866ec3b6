package org.lamina.runtime.data;

import org.lamina.graph.settings.DataSignature;
import org.lamina.graph.settings.DataSpec;

/// Pairs of digits and whether both are the same; a quarter more of them are the test split.
final class PairSource implements SampleSource {

    private final DataSpec.MnistPairs spec;
    private final LabelledImages images;
    private final DigitPairs pairs;

    PairSource(DataSpec.MnistPairs spec, LabelledImages images, int seed) {
        this.spec = spec;
        this.images = images;
        pairs = new DigitPairs(images, seed);
    }

    @Override
    public DataSignature signature() {
        return spec.signature();
    }

    @Override
    public int size() {
        return spec.samples() + spec.samples() / 4;
    }

    @Override
    public int firstTest() {
        return spec.samples();
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
        boolean isTest = sample >= firstTest();
        return pairs.pair(isTest, isTest ? sample - firstTest() : sample);
    }
}
