package org.lamina.ui.visual;

import java.util.Optional;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.ui.visual.map.GridPainter;
import org.lamina.ui.visual.map.MapPalette;
import org.lamina.ui.visual.map.Maps;

/// An input and what the network makes of it, in the same shape: an image that an output gives as one long vector is an
/// image again.
public record Reconstruction(Tensor wanted, Tensor given) {

    /// Nothing where numbers that belong together are not known.
    public static Optional<Reconstruction> of(Sample sample, Snapshot.OutputValues output) {
        if (output.target() >= sample.values().size()) {
            return Optional.empty();
        }
        Tensor wanted = sample.values().get(output.target());
        float[] values = output.values().values();
        return wanted.values().length == values.length
                ? Optional.of(new Reconstruction(wanted, new Tensor(wanted.shape(), values)))
                : Optional.empty();
    }

    /// Whether there are pictures to see.
    public boolean isPicture() {
        return wanted.rank() == 3;
    }

    /// The mean squared error.
    public double error() {
        double sum = 0;
        for (int i = 0; i < wanted.values().length; i++) {
            double difference = given.values()[i] - wanted.values()[i];
            sum += difference * difference;
        }
        return sum / wanted.values().length;
    }

    /// The same colours for both, up to the largest number that is wanted.
    public GridPainter.Coloring coloring(MapPalette palette) {
        double bound = Maps.ofActivations(wanted).bound();
        return value -> palette.signed(value, bound);
    }
}
