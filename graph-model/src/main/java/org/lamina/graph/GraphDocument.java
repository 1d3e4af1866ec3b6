package org.lamina.graph;

import org.lamina.graph.settings.ProjectSettings;

/// Everything a project file holds. Immutable: every change makes a new document, so any thread may use any document.
///
/// `before.network() == after.network()` tells that there is nothing to check or compile again after a mere move.
public record GraphDocument(Network network, Layout layout, ProjectSettings settings) {
    public static final GraphDocument EMPTY = new GraphDocument(Network.EMPTY, Layout.EMPTY, ProjectSettings.DEFAULT);

    public GraphDocument withNetwork(Network changed) {
        return new GraphDocument(changed, layout, settings);
    }

    public GraphDocument withLayout(Layout changed) {
        return new GraphDocument(network, changed, settings);
    }

    /// The same document for a run with another seed.
    public GraphDocument withSeed(int seed) {
        return withSettings(settings.withTraining(settings.training().withSeed(seed)));
    }

    public GraphDocument withSettings(ProjectSettings changed) {
        return new GraphDocument(network, layout, changed);
    }
}
