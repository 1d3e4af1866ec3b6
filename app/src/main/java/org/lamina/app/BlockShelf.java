package org.lamina.app;

import java.util.List;
import java.util.Optional;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.shape.Shape;
import org.lamina.samples.template.BlockCatalog;
import org.lamina.samples.template.BundledBlock;
import org.lamina.ui.start.BlockGallery;

/// The bundled blocks in the form in which the window takes them.
final class BlockShelf implements BlockGallery {
    @Override
    public List<WellKnown> entries() {
        return BlockCatalog.ALL.stream().<WellKnown>map(OnShelf::new).toList();
    }

    private record OnShelf(BundledBlock block) implements WellKnown {
        @Override
        public String id() {
            return block.name();
        }

        @Override
        public String titleKey() {
            return block.titleKey();
        }

        @Override
        public String summaryKey() {
            return block.textKey();
        }

        @Override
        public String paperKey() {
            return block.paperKey();
        }

        @Override
        public Shape reads() {
            return block.usual();
        }

        @Override
        public Optional<Fragment> fitting(Shape input) {
            return block.fitting(input);
        }
    }
}
