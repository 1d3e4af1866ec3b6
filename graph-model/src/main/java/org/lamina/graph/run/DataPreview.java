package org.lamina.graph.run;

import java.util.List;
import java.util.stream.LongStream;
import org.lamina.graph.settings.DataCounts;
import org.lamina.graph.settings.DataSettings;

/// What is in the data, for people to look at before they train.
///
/// @param samples the first ones of the training split, as many as were asked for
/// @param classCounts per target with classes, how many training samples each class has; empty arrays otherwise
/// @param normalisation the numbers that were used: subtracted and divided by, per data input; 0 and 1 where nothing
///     is done
/// @param minimum smallest raw value per data input over the training split; `maximum` the largest
public record DataPreview(
        DataSettings settings,
        int training,
        int validation,
        int test,
        List<Sample> samples,
        List<long[]> classCounts,
        List<Scaling> normalisation,
        double[] minimum,
        double[] maximum) {
    public DataPreview {
        samples = List.copyOf(samples);
        classCounts = List.copyOf(classCounts);
        normalisation = List.copyOf(normalisation);
    }

    /// The numbers of samples and classes alone.
    ///
    /// @param seed with which the data were read
    public DataCounts counts(int seed) {
        List<List<Long>> classes = classCounts.stream()
                .map(counts -> LongStream.of(counts).boxed().toList())
                .toList();
        return new DataCounts(settings, seed, training, classes);
    }

    /// `(value - subtract) / divide`.
    public record Scaling(double subtract, double divide) {}
}
