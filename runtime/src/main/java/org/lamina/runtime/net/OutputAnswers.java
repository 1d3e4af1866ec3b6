package org.lamina.runtime.net;

import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.YoloOutput;
import org.lamina.graph.shape.Shape;
import org.lamina.runtime.net.LiveNetwork.OutputColumn;

/// How the answers of an output of classes or numbers are to be read.
public final class OutputAnswers {

    private OutputAnswers() {}

    public static Answers of(OutputColumn output) {
        int steps =
                switch (output.target().shape()) {
                    case Shape.Sequence sequence -> sequence.length();
                    case Shape.Image image -> image.height() * image.width();
                    case Shape.Vector _, Shape.Volume _, Shape.Tokens _ -> 1;
                };
        return switch (output.spec()) {
            case Output spec -> new Answers(spec.loss(), output.target().task(), spec.units(), steps);
            case YoloOutput spec -> throw new IllegalArgumentException("Boxes are no answers of classes: " + spec);
        };
    }
}
