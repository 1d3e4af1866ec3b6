package org.lamina.graph.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Everything about a project that is neither network nor layout.
///
/// @param hidden the warnings that are not to be shown, in the order in which they were hidden
public record ProjectSettings(DataSettings data, TrainingSettings training, List<HiddenWarning> hidden) {
    public static final ProjectSettings DEFAULT = new ProjectSettings(DataSettings.DEFAULT, TrainingSettings.DEFAULT);

    public ProjectSettings {
        hidden = List.copyOf(hidden);
    }

    /// Settings that hide nothing.
    public ProjectSettings(DataSettings data, TrainingSettings training) {
        this(data, training, List.of());
    }

    public ProjectSettings withData(DataSettings changed) {
        return new ProjectSettings(changed, training, hidden);
    }

    public ProjectSettings withTraining(TrainingSettings changed) {
        return new ProjectSettings(data, changed, hidden);
    }

    public ProjectSettings withHidden(List<HiddenWarning> changed) {
        return new ProjectSettings(data, training, changed);
    }

    public ProjectSettings withHidden(HiddenWarning warning) {
        List<HiddenWarning> more = new ArrayList<>(hidden);
        more.add(warning);
        return new ProjectSettings(data, training, more);
    }

    /// The same settings without the hidden warnings that meet a condition.
    public ProjectSettings withoutHidden(Predicate<HiddenWarning> condition) {
        return new ProjectSettings(
                data, training, hidden.stream().filter(condition.negate()).toList());
    }
}
