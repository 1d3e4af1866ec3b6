package org.lamina.graph.problem;

import java.io.Serial;

/// Carries a [Problem] out of code that cannot return one, up to the edge that words it.
public final class ProblemException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code() + " " + problem.args());
        this.problem = problem;
    }

    public ProblemException(Problem problem, Throwable cause) {
        super(problem.code() + " " + problem.args(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
