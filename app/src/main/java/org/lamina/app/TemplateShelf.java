package org.lamina.app;

import java.util.List;
import org.lamina.graph.GraphDocument;
import org.lamina.samples.template.Template;
import org.lamina.samples.template.TemplateCatalog;
import org.lamina.ui.start.TemplateGallery;

/// The templates in the form in which the window takes them.
final class TemplateShelf implements TemplateGallery {
    @Override
    public List<Entry> entries() {
        return TemplateCatalog.ALL.stream().<Entry>map(OnShelf::new).toList();
    }

    private record OnShelf(Template template) implements Entry {
        @Override
        public String id() {
            return template.name();
        }

        @Override
        public String titleKey() {
            return template.titleKey();
        }

        @Override
        public String summaryKey() {
            return template.textKey();
        }

        @Override
        public String paperKey() {
            return template.paperKey();
        }

        @Override
        public long parameters() {
            return template.parameters();
        }

        @Override
        public GraphDocument load() {
            return template.drawing().get();
        }
    }
}
