package org.lamina.ui.canvas;

import java.util.List;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Point;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.edit.Names;
import org.lamina.graph.layer.LayerSpec;

/// A node that is about to be added.
///
/// @param before what must be done first: the definitions of the blocks that it uses
record NewNode(GraphNode node, List<Edit> before) {

    /// A layer with a free id and name.
    static NewNode of(GraphDocument document, LayerSpec spec) {
        return new NewNode(Names.newNode(document.network(), spec), List.of());
    }

    /// The one node of a fragment, with free ids and a free name.
    static NewNode of(GraphDocument document, Fragment single) {
        List<Edit> edits = single.into(document, new Point(0, 0)).edit().edits();
        List<Edit> definitions =
                edits.stream().filter(Edit.DefineBlock.class::isInstance).toList();
        GraphNode node = edits.stream()
                .filter(Edit.AddNode.class::isInstance)
                .map(edit -> ((Edit.AddNode) edit).node())
                .findFirst()
                .orElseThrow();
        return new NewNode(node, definitions);
    }

    LayerSpec spec() {
        return node.spec();
    }
}
