package org.lamina.runtime.data;

import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;

/// The sentences about data files that cannot be used, as values. Argument 0 is always the file.
final class DataTrouble {

    private DataTrouble() {}

    static ProblemException missing(String file) {
        return at("data.missing", file, 0, file);
    }

    static ProblemException cutOff(String file) {
        return at("data.cut-off", file, 0, file);
    }

    /// `what` is one of `images`, `labels`, `rows`, `columns`, `bytes`, `characters`, `lines`, `classes`.
    static ProblemException tooLarge(String file, String what, long found, long allowed) {
        return at("data.too-large", file, 0, file, what, found, allowed);
    }

    static ProblemException notImages(String file) {
        return at("data.not-images", file, 0, file);
    }

    static ProblemException notLabels(String file) {
        return at("data.not-labels", file, 0, file);
    }

    static ProblemException labelOutOfRange(String file, int found, int classes) {
        return at("data.label-out-of-range", file, 0, file, found, classes - 1);
    }

    static ProblemException notText(String file) {
        return at("data.not-utf8", file, 0, file);
    }

    static ProblemException lineTooLong(String file, int line, int allowed) {
        return at("data.line-too-long", file, line, file, line, allowed);
    }

    static ProblemException badHeader(String file, String expected) {
        return at("data.bad-header", file, 1, file, expected);
    }

    static ProblemException badPoint(String file, int line) {
        return at("data.bad-point", file, line, file, line);
    }

    static ProblemException badText(String file, int line) {
        return at("data.bad-text", file, line, file, line);
    }

    static ProblemException mismatch(String images, long imageCount, String labels, long labelCount) {
        return at("data.count-mismatch", images, 0, images, imageCount, labels, labelCount);
    }

    private static ProblemException at(String code, String file, int line, Object... args) {
        return new ProblemException(Problem.error(code, new Place.OfFile(file, line), args));
    }
}
