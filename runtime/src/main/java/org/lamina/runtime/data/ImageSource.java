package org.lamina.runtime.data;

import java.util.Arrays;
import org.lamina.graph.settings.DataSignature;

/// Grey images with a class each; optionally cut into an upper and a lower half with a second target, odd or even.
final class ImageSource implements SampleSource {

    private final DataSignature signature;
    private final LabelledImages images;

    ImageSource(DataSignature signature, LabelledImages images) {
        this.signature = signature;
        this.images = images;
    }

    @Override
    public DataSignature signature() {
        return signature;
    }

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public int firstTest() {
        return images.firstTest();
    }

    @Override
    public void input(int sample, int column, float[] to, int at) {
        int pixels =
                LabelledImages.SIDE * LabelledImages.SIDE / signature.inputs().size();
        for (int i = 0; i < pixels; i++) {
            to[at + i] = images.pixel(sample, column * pixels + i);
        }
    }

    @Override
    public void target(int sample, int column, float[] to, int at) {
        if (column == 0) {
            Arrays.fill(to, at, at + LabelledImages.CLASSES, 0);
            to[at + images.label(sample)] = 1;
        } else {
            to[at] = images.label(sample) % 2;
        }
    }

    @Override
    public int[] labels(int sample, int column) {
        return new int[] {column == 0 ? images.label(sample) : images.label(sample) % 2};
    }

    @Override
    public double unit(int column) {
        return 255;
    }
}
