package org.lamina.ui.model;

import java.util.List;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.Network;
import org.lamina.graph.diff.Difference;
import org.lamina.graph.diff.Differences;
import org.lamina.graph.diff.DrawnDifference;

/// Another project, with which the open one is compared as long as somebody looks, edits included.
///
/// @param name what to call it
/// @param isSaved whether it is the open project as it was last saved
public record Comparison(String name, GraphDocument other, boolean isSaved) {
    /// Everything that has come, gone or changed on the way from the other project to this one.
    public List<Difference> all(GraphDocument project) {
        return Differences.between(other, project);
    }

    /// The same for what the canvas shows: the network, or the inside of the open block. A block that the other project
    /// has not is all new.
    public DrawnDifference drawn(Editor editor) {
        GraphDocument project = editor.project();
        List<BlockDefinition> open = editor.openBlocks().definitions(project);
        GraphDocument before = open.isEmpty()
                ? other
                : Differences.counterpart(project, open.getLast(), other)
                        .map(other::inside)
                        .orElseGet(() -> other.withNetwork(Network.EMPTY));
        return DrawnDifference.between(before, editor.document());
    }
}
