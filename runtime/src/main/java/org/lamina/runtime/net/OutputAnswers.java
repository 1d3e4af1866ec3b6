package org.lamina.runtime.net;

import org.lamina.graph.shape.Shape;
import org.lamina.runtime.net.LiveNetwork.OutputColumn;

/// How the answers of an output node are to be read.
public final class OutputAnswers {

    private OutputAnswers() {}

    public static Answers of(OutputColumn output) {
        int steps = output.target().shape() instanceof Shape.Sequence sequence ? sequence.length() : 1;
        return new Answers(
                output.spec().loss(), output.target().task(), output.spec().units(), steps);
    }
}
