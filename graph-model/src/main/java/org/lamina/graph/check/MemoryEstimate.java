package org.lamina.graph.check;

import java.util.Collection;
import org.lamina.graph.layer.Cost;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.shape.Shape;

/// How much memory one training step needs, in bytes of 4-byte numbers. What the program itself, the data set and the
/// engine's libraries take is not in it.
///
/// Counted are, per network: parameters, their gradients, and the optimiser's state for the trained ones. Per sample of
/// a batch: every layer's output (needed on the way back), what layers keep besides (`Cost.kept`: the input of a wide
/// convolution in the engine's layout, gates of an LSTM, attention weights, masks), the largest `Cost.scratch` (what
/// one layer at a time needs to compute), and the gradients on both sides of the layer being computed on the way back
/// (they are freed layer by layer).
final class MemoryEstimate {
    private static final long BYTES = 4;

    private MemoryEstimate() {}

    static long bytes(Collection<NodeReport> reports, Cost total, TrainingSettings settings) {
        long outputs = 0;
        long gradients = 0;
        for (NodeReport report : reports) {
            Shape shape = report.shape();
            if (shape != null) {
                outputs = Cost.add(outputs, shape.elements());
                long arriving = 0;
                for (Shape input : report.inputs()) {
                    arriving = Cost.add(arriving, input.elements());
                }
                gradients = Math.max(gradients, Cost.add(arriving, shape.elements()));
            }
        }
        long perSample = Cost.add(Cost.add(outputs, total.kept()), Cost.add(gradients, total.scratch()));
        long state = Cost.product(total.trainable(), settings.optimizer().stateSize());
        long perNetwork = Cost.add(Cost.product(2, total.parameters()), state);
        return Cost.product(BYTES, Cost.add(perNetwork, Cost.product(perSample, settings.batchSize())));
    }
}
