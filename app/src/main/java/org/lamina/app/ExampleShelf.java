package org.lamina.app;

import java.util.Optional;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.kind.Kind;
import org.lamina.samples.example.Example;
import org.lamina.samples.example.ExampleCatalog;
import org.lamina.ui.start.ExampleGallery;
import org.lamina.ui.start.OfferedProject;

/// The examples in the form in which the window takes them.
final class ExampleShelf implements ExampleGallery {
    @Override
    public Optional<OfferedProject> of(Kind<?> kind) {
        return ExampleCatalog.of(kind).map(example -> new OnShelf(kind, example));
    }

    /// @param kind whose example it is here
    record OnShelf(Kind<?> kind, Example example) implements OfferedProject {
        @Override
        public String id() {
            return kind.id();
        }

        @Override
        public String titleKey() {
            return example.titleKey();
        }

        @Override
        public String summaryKey() {
            return example.textKey();
        }

        @Override
        public Optional<NodeId> shown() {
            return Optional.of(example.shown(kind).id());
        }

        @Override
        public GraphDocument load() {
            return example.project();
        }
    }
}
