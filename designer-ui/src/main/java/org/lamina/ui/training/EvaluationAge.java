package org.lamina.ui.training;

import java.util.Optional;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.run.Evaluation;
import org.lamina.ui.text.Messages;

/// Says what lies between a measurement and now, so that nobody takes an old number for the network on the canvas.
final class EvaluationAge {
    private EvaluationAge() {}

    /// @param measured the document that was measured
    /// @param drawn the document on the canvas
    /// @param trained how many batches the weights have behind them now
    /// @return a sentence, or nothing where the measurement is of what is there now
    static Optional<String> note(
            Messages messages, Evaluation evaluation, GraphDocument measured, GraphDocument drawn, long trained) {
        if (!SameRun.sameNetwork(drawn, measured)) {
            return Optional.of(messages.text("training.evaluate.former"));
        }
        if (!drawn.settings().data().equals(measured.settings().data())) {
            return Optional.of(messages.text("training.evaluate.other-data"));
        }
        return trained > evaluation.iteration()
                ? Optional.of(messages.text("training.evaluate.older", evaluation.iteration(), trained))
                : Optional.empty();
    }
}
