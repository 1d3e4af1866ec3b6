package org.lamina.runtime.detect;

import static org.lamina.runtime.detect.DetectionGrid.CLASS;
import static org.lamina.runtime.detect.DetectionGrid.CONFIDENCE;
import static org.lamina.runtime.detect.DetectionGrid.HEIGHT;
import static org.lamina.runtime.detect.DetectionGrid.WIDTH;
import static org.lamina.runtime.detect.DetectionGrid.X;
import static org.lamina.runtime.detect.DetectionGrid.Y;

import org.jspecify.annotations.Nullable;

/// How wrong the answers of a detector are (Redmon et al. 2016, with the boxes of Redmon and Farhadi 2016 and the
/// cross-entropy that belongs to their softmax). The box whose answer overlaps the object most answers for it. Its
/// confidence is to be that overlap; the loss has a slope through that, too.
public final class DetectionLoss {

    /// As of the engine's cross-entropy.
    private static final double FLOOR = 1e-10;

    private final DetectionGrid grid;
    private final double lambdaCoord;
    private final double lambdaNoObject;

    public DetectionLoss(DetectionGrid grid, double lambdaCoord, double lambdaNoObject) {
        this.grid = grid;
        this.lambdaCoord = lambdaCoord;
        this.lambdaNoObject = lambdaNoObject;
    }

    /// The loss of each sample, summed over its places.
    public double[] losses(double[] answers, double[] truth) {
        return new Pass(answers, truth, null).walk();
    }

    /// The slopes of the summed losses at the sums that the answers were made of.
    public double[] slopes(double[] answers, double[] truth) {
        double[] slopes = new double[answers.length];
        new Pass(answers, truth, slopes).walk();
        return slopes;
    }

    /// Over one batch.
    private final class Pass {
        private final double[] answers;
        private final double[] truth;
        private final double @Nullable [] slopes;

        Pass(double[] answers, double[] truth, double @Nullable [] slopes) {
            this.answers = answers;
            this.truth = truth;
            this.slopes = slopes;
        }

        double[] walk() {
            double[] losses = new double[grid.batch(answers.length)];
            for (int sample = 0; sample < losses.length; sample++) {
                for (int place = 0; place < grid.places(); place++) {
                    int responsible = grid.classOf(truth, sample, place) < 0 ? -1 : best(sample, place);
                    for (int box = 0; box < grid.boxes(); box++) {
                        losses[sample] += box == responsible ? object(sample, box, place) : empty(sample, box, place);
                    }
                }
            }
            return losses;
        }

        private int best(int sample, int place) {
            Rect object = grid.object(truth, sample, place);
            int best = 0;
            double most = -1;
            for (int box = 0; box < grid.boxes(); box++) {
                double overlap = grid.box(answers, sample, box, place).overlap(object);
                if (overlap > most) {
                    most = overlap;
                    best = box;
                }
            }
            return best;
        }

        private double empty(int sample, int box, int place) {
            int at = grid.at(sample, box, CONFIDENCE, place);
            double confidence = answers[at];
            add(at, 2 * lambdaNoObject * confidence * squashed(confidence));
            return lambdaNoObject * confidence * confidence;
        }

        private double object(int sample, int box, int place) {
            Rect object = grid.object(truth, sample, place);
            Rect given = grid.box(answers, sample, box, place);
            double overlap = given.overlap(object);
            int at = grid.at(sample, box, CONFIDENCE, place);
            double confidence = answers[at];
            add(at, 2 * (confidence - overlap) * squashed(confidence));
            slopesOfOverlap(sample, box, place, -2 * (confidence - overlap));
            return square(confidence - overlap)
                    + middle(
                            grid.at(sample, box, X, place), (object.left() + object.right()) / 2 - place % grid.width())
                    + middle(
                            grid.at(sample, box, Y, place), (object.top() + object.bottom()) / 2 - place / grid.width())
                    + side(grid.at(sample, box, WIDTH, place), object.width())
                    + side(grid.at(sample, box, HEIGHT, place), object.height())
                    + classes(sample, box, place);
        }

        private double middle(int at, double right) {
            double off = answers[at] - right;
            add(at, 2 * lambdaCoord * off * squashed(answers[at]));
            return lambdaCoord * off * off;
        }

        /// Roots are compared, so that the same error counts less at large objects. A side is an exponential.
        private double side(int at, double right) {
            double root = Math.sqrt(answers[at]);
            double off = root - Math.sqrt(right);
            add(at, lambdaCoord * off * root);
            return lambdaCoord * off * off;
        }

        private double classes(int sample, int box, int place) {
            int right = grid.classOf(truth, sample, place);
            for (int k = 0; k < grid.classes(); k++) {
                int at = grid.at(sample, box, CLASS + k, place);
                add(at, answers[at] - (k == right ? 1 : 0));
            }
            return -Math.log(Math.max(FLOOR, answers[grid.at(sample, box, CLASS + right, place)]));
        }

        /// Moving an edge moves what is shared only where the answer's edge is the one that bounds it.
        private void slopesOfOverlap(int sample, int box, int place, double slope) {
            Rect object = grid.object(truth, sample, place);
            Rect given = grid.box(answers, sample, box, place);
            double shared = given.shared(object);
            if (slopes == null || shared == 0) {
                return;
            }
            double union = given.area() + object.area() - shared;
            double right = given.right() < object.right() ? given.sharedHeight(object) : 0;
            double left = given.left() > object.left() ? -given.sharedHeight(object) : 0;
            double bottom = given.bottom() < object.bottom() ? given.sharedWidth(object) : 0;
            double top = given.top() > object.top() ? -given.sharedWidth(object) : 0;
            double ofShared = slope * (union + shared) / (union * union);
            double ofArea = -slope * shared / (union * union);
            int x = grid.at(sample, box, X, place);
            int y = grid.at(sample, box, Y, place);
            add(x, ofShared * (left + right) * squashed(answers[x]));
            add(y, ofShared * (top + bottom) * squashed(answers[y]));
            double area = given.area();
            add(grid.at(sample, box, WIDTH, place), ofShared * (right - left) / 2 * given.width() + ofArea * area);
            add(grid.at(sample, box, HEIGHT, place), ofShared * (bottom - top) / 2 * given.height() + ofArea * area);
        }

        private void add(int at, double slope) {
            if (slopes != null) {
                slopes[at] += slope;
            }
        }
    }

    /// The slope of a sigmoid by its value.
    private static double squashed(double value) {
        return value * (1 - value);
    }

    private static double square(double value) {
        return value * value;
    }
}
