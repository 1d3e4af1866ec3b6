package org.lamina.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.run.Evaluation;
import org.lamina.graph.settings.DataSpec;
import org.lamina.ui.testkit.TestBench;
import org.lamina.ui.text.Messages;

/// An old number is never taken for the network of now.
class EvaluationAgeTest {
    private static final GraphDocument MEASURED = TestBench.lenet();

    private static Optional<String> note(GraphDocument drawn, long trained) {
        Evaluation evaluation = new Evaluation(844, 0.1, 10_000, List.of());
        return EvaluationAge.note(new Messages(Locale.ENGLISH), evaluation, MEASURED, drawn, trained);
    }

    @Test
    void aFreshMeasurementNeedsNoWords() {
        assertEquals(Optional.empty(), note(MEASURED, 844));
    }

    @Test
    void trainingOnMakesItOlder() {
        assertEquals(
                Optional.of("Measured at iteration 844; the weights are those of iteration 1,688 now."
                        + " Evaluate again to see how they do."),
                note(MEASURED, 1688));
    }

    @Test
    void anotherNetworkIsNotTheOneThatWasMeasured() {
        GraphDocument drawn = MEASURED.withNetwork(GraphDocument.EMPTY.network());
        assertEquals(
                Optional.of("The network was changed since. These numbers are of the former one;"
                        + " train and evaluate the new one."),
                note(drawn, 844));
    }

    @Test
    void otherDataAreNotTheOnesThatWereMeasured() {
        var settings = MEASURED.settings();
        GraphDocument drawn =
                MEASURED.withSettings(settings.withData(settings.data().withSource(new DataSpec.FashionMnist())));
        assertEquals(
                Optional.of("The data settings were changed since. These numbers are of the data as it was."),
                note(drawn, 844));
    }
}
