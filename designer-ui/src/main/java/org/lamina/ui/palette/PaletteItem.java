package org.lamina.ui.palette;

import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Category;
import org.lamina.graph.layer.LayerKind;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.ui.start.BlockGallery;
import org.lamina.ui.text.Messages;

/// What a row of the palette stands for.
public sealed interface PaletteItem {
    /// Its name in ids and searches.
    String id();

    String name(Messages messages);

    /// What a card of it looks like before it is on the canvas.
    LayerSpec preview();

    default Category category() {
        return preview().kind().category();
    }

    record Layer(LayerKind<?> kind) implements PaletteItem {
        @Override
        public String id() {
            return kind.id();
        }

        @Override
        public String name(Messages messages) {
            return messages.text(kind.messageKey() + ".name");
        }

        @Override
        public LayerSpec preview() {
            return kind.defaults();
        }
    }

    record Block(BlockGallery.Entry entry) implements PaletteItem {
        @Override
        public String id() {
            return "block-" + entry.id();
        }

        @Override
        public String name(Messages messages) {
            return entry.title(messages);
        }

        @Override
        public LayerSpec preview() {
            return BlockUse.KIND.defaults();
        }
    }
}
