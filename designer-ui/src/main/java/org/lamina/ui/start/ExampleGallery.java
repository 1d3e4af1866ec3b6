package org.lamina.ui.start;

import java.util.Optional;
import org.lamina.graph.kind.Kind;

/// A small network for every layer kind, which shows what the kind is good for.
@FunctionalInterface
public interface ExampleGallery {
    /// None at all.
    ExampleGallery NONE = _ -> Optional.empty();

    /// The example of this kind, which opens with a layer of the kind selected.
    Optional<OfferedProject> of(Kind<?> kind);
}
