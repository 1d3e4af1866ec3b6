package org.lamina.ui.start;

import java.util.List;
import java.util.Optional;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.shape.Shape;
import org.lamina.ui.text.Messages;

/// The well-known blocks that can be put into a network.
public interface BlockGallery {
    /// All blocks; related ones stand together.
    List<WellKnown> entries();

    /// One block.
    interface Entry extends Listed {
        /// One card with its definitions, where nothing says what it shall read.
        Fragment usual();

        /// Message key of what stands over it and its like in lists.
        default String captionKey() {
            return "library.well-known";
        }

        /// One card with its definitions; nothing where the block cannot read such an input.
        Optional<Fragment> fitting(Shape input);
    }

    /// A block that comes in the size that fits what it shall read.
    interface WellKnown extends Entry, Published {
        /// What it reads where nothing says otherwise.
        Shape reads();

        @Override
        default Fragment usual() {
            return fitting(reads()).orElseThrow();
        }

        @Override
        default String fact(Messages messages) {
            return switch (reads()) {
                case Shape.Image _ -> messages.text("block.reads.image");
                case Shape.Volume _ -> messages.text("block.reads.volume");
                case Shape.Sequence _, Shape.Tokens _ -> messages.text("block.reads.sequence");
                case Shape.Vector _ -> messages.text("block.reads.vector");
            };
        }
    }
}
