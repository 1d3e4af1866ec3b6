package org.lamina.runtime.data;

import org.lamina.graph.problem.ProblemException;

/// Grey images of MNIST's size with one of ten classes each: those for training first, then those for the test.
record LabelledImages(Images training, byte[] trainingLabels, Images test, byte[] testLabels) {
    static final int CLASSES = 10;
    static final int SIDE = 28;

    static LabelledImages read(DataFiles files, String folder) throws ProblemException {
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
        return new LabelledImages(training, trainingLabels, test, testLabels);
    }

    private static Images images(IdxReader reader, String file) throws ProblemException {
        Images images = reader.images(file);
        if (images.height() != SIDE || images.width() != SIDE || images.count() == 0) {
            throw DataTrouble.notImages(file);
        }
        return images;
    }

    int size() {
        return training.count() + test.count();
    }

    int firstTest() {
        return training.count();
    }

    /// Brightness from 0 to 255.
    int pixel(int image, int at) {
        return image < firstTest() ? training.pixel(image, at) : test.pixel(image - firstTest(), at);
    }

    int label(int image) {
        return image < firstTest() ? trainingLabels[image] : testLabels[image - firstTest()];
    }
}
