package org.lamina.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lamina.graph.settings.ProjectSettings;

/// Everything a project file holds. Immutable: every change makes a new document, so any thread may use any document.
///
/// `before.network() == after.network()` tells that there is nothing to check or compile again after a mere move.
///
/// @param blocks the definitions of the blocks that are used in the network or in each other. What is computed is
///     found in [org.lamina.graph.block.Expansion]
/// @param exposed what uses may set where this is the inside of a block; a project exposes nothing
public record GraphDocument(
        Network network, Layout layout, ProjectSettings settings, List<BlockDefinition> blocks, List<Exposed> exposed) {
    public static final GraphDocument EMPTY = new GraphDocument(Network.EMPTY, Layout.EMPTY, ProjectSettings.DEFAULT);

    public GraphDocument {
        blocks = List.copyOf(blocks);
        exposed = List.copyOf(exposed);
    }

    public GraphDocument(Network network, Layout layout, ProjectSettings settings, List<BlockDefinition> blocks) {
        this(network, layout, settings, blocks, List.of());
    }

    /// A document without blocks.
    public GraphDocument(Network network, Layout layout, ProjectSettings settings) {
        this(network, layout, settings, List.of());
    }

    public GraphDocument withNetwork(Network changed) {
        return new GraphDocument(changed, layout, settings, blocks, exposed);
    }

    public GraphDocument withLayout(Layout changed) {
        return new GraphDocument(network, changed, settings, blocks, exposed);
    }

    /// The same document for a run with another seed.
    public GraphDocument withSeed(int seed) {
        return withSettings(settings.withTraining(settings.training().withSeed(seed)));
    }

    public GraphDocument withSettings(ProjectSettings changed) {
        return new GraphDocument(network, layout, changed, blocks, exposed);
    }

    public GraphDocument withBlocks(List<BlockDefinition> changed) {
        return new GraphDocument(network, layout, settings, changed, exposed);
    }

    public GraphDocument withExposed(List<Exposed> changed) {
        return new GraphDocument(network, layout, settings, blocks, changed);
    }

    public Optional<BlockDefinition> block(BlockId id) {
        return blocks.stream().filter(block -> block.id().equals(id)).findFirst();
    }

    /// The inside of a block as a document of its own, with the same settings and blocks.
    public GraphDocument inside(BlockDefinition block) {
        return new GraphDocument(block.network(), block.layout(), settings, blocks, block.exposed());
    }

    /// This document after its block was changed to this, in its place or behind the others.
    public GraphDocument withBlock(BlockDefinition changed) {
        List<BlockDefinition> all = new ArrayList<>(blocks);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(changed.id())) {
                all.set(i, changed);
                return withBlocks(all);
            }
        }
        all.add(changed);
        return withBlocks(all);
    }
}
