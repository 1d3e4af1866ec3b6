package org.lamina.ui.library;

import java.text.ListFormat;
import java.util.List;
import java.util.Optional;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.io.BlockFolder;
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.settings.ProjectSettings;
import org.lamina.graph.shape.Shape;
import org.lamina.ui.start.BlockGallery;
import org.lamina.ui.text.Messages;

/// A block that the user keeps for other projects, in the size in which it was drawn.
public record OwnBlock(BlockFolder.Kept kept) implements BlockGallery.Entry {
    private static final int KINDS_SHOWN = 6;

    @Override
    public String id() {
        String file = kept.file().getFileName().toString();
        return file.substring(0, file.lastIndexOf('.'));
    }

    public String name() {
        return kept.name();
    }

    @Override
    public String title(Messages messages) {
        return name();
    }

    /// Of which kinds of layers it is made.
    @Override
    public String summary(Messages messages) {
        List<String> kinds = kept.block().blocks().stream()
                .filter(block -> block.name().equals(name()))
                .flatMap(block -> block.network().nodes().stream())
                .filter(node -> !(node.spec() instanceof BlockInput || node.spec() instanceof BlockOutput))
                .map(node -> kind(node, messages))
                .distinct()
                .limit(KINDS_SHOWN)
                .toList();
        return kinds.isEmpty()
                ? ""
                : ListFormat.getInstance(messages.language(), ListFormat.Type.STANDARD, ListFormat.Style.NARROW)
                        .format(kinds);
    }

    private String kind(GraphNode node, Messages messages) {
        return node.spec() instanceof BlockUse use
                ? kept.block().blocks().stream()
                        .filter(block -> block.id().equals(use.block()))
                        .map(BlockDefinition::name)
                        .findFirst()
                        .orElse(node.name())
                : messages.text(node.spec().kind().messageKey() + ".name");
    }

    @Override
    public String origin(Messages messages) {
        return "";
    }

    @Override
    public String fact(Messages messages) {
        GraphDocument document = new GraphDocument(
                kept.block().network(),
                Layout.EMPTY,
                ProjectSettings.DEFAULT,
                kept.block().blocks());
        return messages.text("library.layers", Expansion.flat(document).nodes().size());
    }

    @Override
    public Fragment usual() {
        return kept.block();
    }

    /// The checker says at once what does not fit.
    @Override
    public Optional<Fragment> fitting(Shape input) {
        return Optional.of(kept.block());
    }
}
