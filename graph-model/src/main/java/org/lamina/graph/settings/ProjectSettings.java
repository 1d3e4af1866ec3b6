package org.lamina.graph.settings;

/// Everything about a project that is neither network nor layout.
public record ProjectSettings(DataSettings data, TrainingSettings training) {
    public static final ProjectSettings DEFAULT = new ProjectSettings(DataSettings.DEFAULT, TrainingSettings.DEFAULT);

    public ProjectSettings withData(DataSettings changed) {
        return new ProjectSettings(changed, training);
    }

    public ProjectSettings withTraining(TrainingSettings changed) {
        return new ProjectSettings(data, changed);
    }
}
