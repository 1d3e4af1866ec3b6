package org.lamina.ui.library;

import java.util.List;
import java.util.Optional;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.Layout;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.io.BlockFolder;
import org.lamina.graph.settings.ProjectSettings;
import org.lamina.graph.shape.Shape;
import org.lamina.ui.start.BlockGallery;
import org.lamina.ui.text.Messages;

/// A block that the user keeps, in the size in which it was drawn.
public record OwnBlock(BlockFolder.Kept kept, Home home) implements BlockGallery.Entry {
    /// Where it is kept.
    public enum Home {
        /// Among the user's own, for other projects.
        USER("library.own", "library.", ""),
        /// Beside the project, for all who have it.
        PROJECT("library.project", "library.project.", "project-");

        private final String captionKey;
        private final String words;
        private final String ids;

        Home(String captionKey, String words, String ids) {
            this.captionKey = captionKey;
            this.words = words;
            this.ids = ids;
        }

        public String captionKey() {
            return captionKey;
        }

        /// The key of words that differ by home.
        String key(String purpose) {
            return words + purpose;
        }
    }

    @Override
    public String id() {
        String file = kept.file().getFileName().toString();
        return home.ids + file.substring(0, file.lastIndexOf('.'));
    }

    @Override
    public String captionKey() {
        return home.captionKey;
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
        List<BlockDefinition> blocks = kept.block().blocks();
        return blocks.stream()
                .filter(block -> block.name().equals(name()))
                .findFirst()
                .map(block -> KindList.of(block.network().nodes(), blocks, messages))
                .orElse("");
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
