package org.lamina.runtime.detect;

/// Where the values of a detector stand in its arrays, which are row-major.
///
/// Sums and answers are `[batch][boxes * (5 + classes)][height][width]`: of each box the middle's x and y in its
/// cell, width and height in cells, the confidence, and a value for each class. The truth is
/// `[batch][4 + classes][height][width]`: left, top, right and bottom in cells from the corner of the grid, and 1 for
/// the class; all 0 where no object has its middle. The engine arranges them in the same way.
public record DetectionGrid(int boxes, int classes, int height, int width) {
    static final int X = 0;
    static final int Y = 1;
    static final int WIDTH = 2;
    static final int HEIGHT = 3;
    static final int CONFIDENCE = 4;

    /// The first class in answers.
    static final int CLASS = 5;

    /// The first class in the truth.
    static final int TRUE_CLASS = 4;

    public int places() {
        return height * width;
    }

    /// How many samples so many answers are of.
    public int batch(int answers) {
        return answers / (boxes * (CLASS + classes) * places());
    }

    int at(int sample, int box, int value, int place) {
        return ((sample * boxes + box) * (CLASS + classes) + value) * places() + place;
    }

    int truthAt(int sample, int value, int place) {
        return (sample * (TRUE_CLASS + classes) + value) * places() + place;
    }

    /// The box of an answer, in cells from the corner of the grid.
    Rect box(double[] answers, int sample, int box, int place) {
        return Rect.around(
                answers[at(sample, box, X, place)] + place % width,
                answers[at(sample, box, Y, place)] + place / width,
                answers[at(sample, box, WIDTH, place)],
                answers[at(sample, box, HEIGHT, place)]);
    }

    /// The box of the object at a place, in cells from the corner of the grid.
    Rect object(double[] truth, int sample, int place) {
        return new Rect(
                truth[truthAt(sample, 0, place)],
                truth[truthAt(sample, 1, place)],
                truth[truthAt(sample, 2, place)],
                truth[truthAt(sample, 3, place)]);
    }

    /// The class of the object at a place; -1 where there is none.
    int classOf(double[] truth, int sample, int place) {
        for (int k = 0; k < classes; k++) {
            if (truth[truthAt(sample, TRUE_CLASS + k, place)] > 0) {
                return k;
            }
        }
        return -1;
    }
}
