package org.lamina.graph.edit;

import org.lamina.graph.GraphDocument;
import org.lamina.graph.problem.Problem;

/// What became of an edit: the new document, or why it was refused. Never a silent nothing.
public sealed interface EditResult {
    record Done(GraphDocument document) implements EditResult {}

    record Refused(Problem problem) implements EditResult {}
}
