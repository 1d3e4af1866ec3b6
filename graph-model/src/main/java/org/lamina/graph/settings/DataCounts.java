package org.lamina.graph.settings;

import java.util.List;

/// How many samples and classes were found when the data were read. It follows from the settings and the data, so no
/// project holds it.
///
/// @param settings with which the data were read, and the `seed` that cut them
/// @param training how many samples are learned from
/// @param classes per target how many answers of each class these have; empty for numbers
public record DataCounts(DataSettings settings, int seed, int training, List<List<Long>> classes) {
    public DataCounts {
        classes = classes.stream().map(List::copyOf).toList();
    }

    /// Whether these settings read the same samples. How values are scaled makes no difference.
    public boolean isAbout(ProjectSettings project) {
        return seed == project.training().seed()
                && settings.withNormalisation(Normalisation.NONE)
                        .equals(project.data().withNormalisation(Normalisation.NONE));
    }
}
