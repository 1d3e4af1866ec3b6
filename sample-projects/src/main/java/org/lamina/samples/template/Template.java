package org.lamina.samples.template;

import java.util.function.Supplier;
import org.lamina.graph.GraphDocument;

/// A well-known architecture that a project can begin with.
///
/// @param name also its name on the command line, behind [TemplateCatalog#PREFIX]
/// @param paper the end of the message key of the paper; several templates may share one
/// @param parameters how many are trained, as published
/// @param drawing makes the project
public record Template(String name, String paper, long parameters, Supplier<GraphDocument> drawing) {
    /// Message key of what it is called.
    public String titleKey() {
        return "template." + name + ".title";
    }

    /// Message key of the line that says what it is.
    public String textKey() {
        return "template." + name + ".text";
    }

    /// Message key of the paper.
    public String paperKey() {
        return "template.paper." + paper;
    }
}
