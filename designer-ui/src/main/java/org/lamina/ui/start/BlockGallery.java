package org.lamina.ui.start;

import java.util.List;
import java.util.Optional;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.shape.Shape;
import org.lamina.ui.text.Messages;

/// The well-known blocks that can be put into a network.
public interface BlockGallery {
    /// All blocks; related ones stand together.
    List<Entry> entries();

    /// One block, made in the size that fits what it shall read.
    interface Entry extends Published {
        /// What it reads where nothing says otherwise.
        Shape usual();

        /// One card with its definitions; nothing where the block cannot read such an input.
        Optional<Fragment> fitting(Shape input);

        @Override
        default String fact(Messages messages) {
            return switch (usual()) {
                case Shape.Image _ -> messages.text("block.reads.image");
                case Shape.Sequence _, Shape.Tokens _ -> messages.text("block.reads.sequence");
                case Shape.Vector _ -> messages.text("block.reads.vector");
            };
        }
    }
}
