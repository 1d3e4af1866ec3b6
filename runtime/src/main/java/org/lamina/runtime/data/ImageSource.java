package org.lamina.runtime.data;

import java.util.Arrays;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.DataSignature;

/// Grey images with a class each; optionally cut into an upper and a lower half with a second target, odd or even.
final class ImageSource implements SampleSource {

    private static final int CLASSES = 10;
    private static final int SIDE = 28;

    private final DataSignature signature;
    private final Images training;
    private final Images test;
    private final byte[] trainingLabels;
    private final byte[] testLabels;

    private ImageSource(
            DataSignature signature, Images training, byte[] trainingLabels, Images test, byte[] testLabels) {
        this.signature = signature;
        this.training = training;
        this.trainingLabels = trainingLabels;
        this.test = test;
        this.testLabels = testLabels;
    }

    static ImageSource read(DataSignature signature, DataFiles files, String folder) throws ProblemException {
        IdxReader reader = new IdxReader(files);
        String trainingFile = folder + "/train-images-idx3-ubyte.gz";
        String trainingLabelFile = folder + "/train-labels-idx1-ubyte.gz";
        String testFile = folder + "/t10k-images-idx3-ubyte.gz";
        String testLabelFile = folder + "/t10k-labels-idx1-ubyte.gz";
        Images training = images(reader, trainingFile);
        byte[] trainingLabels = reader.labels(trainingLabelFile, CLASSES);
        Images test = images(reader, testFile);
        byte[] testLabels = reader.labels(testLabelFile, CLASSES);
        if (training.count() != trainingLabels.length) {
            throw DataTrouble.mismatch(trainingFile, training.count(), trainingLabelFile, trainingLabels.length);
        }
        if (test.count() != testLabels.length) {
            throw DataTrouble.mismatch(testFile, test.count(), testLabelFile, testLabels.length);
        }
        return new ImageSource(signature, training, trainingLabels, test, testLabels);
    }

    private static Images images(IdxReader reader, String file) throws ProblemException {
        Images images = reader.images(file);
        if (images.height() != SIDE || images.width() != SIDE || images.count() == 0) {
            throw DataTrouble.notImages(file);
        }
        return images;
    }

    @Override
    public DataSignature signature() {
        return signature;
    }

    @Override
    public int size() {
        return training.count() + test.count();
    }

    @Override
    public int firstTest() {
        return training.count();
    }

    @Override
    public void input(int sample, int column, float[] to, int at) {
        boolean isTest = sample >= training.count();
        Images images = isTest ? test : training;
        int image = isTest ? sample - training.count() : sample;
        int pixels = images.pixelsPerImage() / signature.inputs().size();
        for (int i = 0; i < pixels; i++) {
            to[at + i] = images.pixel(image, column * pixels + i);
        }
    }

    @Override
    public void target(int sample, int column, float[] to, int at) {
        if (column == 0) {
            Arrays.fill(to, at, at + CLASSES, 0);
            to[at + label(sample)] = 1;
        } else {
            to[at] = label(sample) % 2;
        }
    }

    @Override
    public int[] labels(int sample, int column) {
        return new int[] {column == 0 ? label(sample) : label(sample) % 2};
    }

    @Override
    public double unit(int column) {
        return 255;
    }

    private int label(int sample) {
        return sample < trainingLabels.length ? trainingLabels[sample] : testLabels[sample - trainingLabels.length];
    }
}
