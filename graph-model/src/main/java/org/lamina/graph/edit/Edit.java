package org.lamina.graph.edit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.Connection;
import org.lamina.graph.Exposed;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.settings.Learning;
import org.lamina.graph.settings.ProjectSettings;

/// Everything a user can do to a document, as values. One gesture is one edit; [Batch] joins several into one.
public sealed interface Edit {
    /// Places a new node at a point.
    record AddNode(GraphNode node, Point at) implements Edit {}

    /// Removes nodes and takes their connections along.
    record RemoveNodes(Set<NodeId> ids) implements Edit {
        public RemoveNodes {
            ids = Set.copyOf(ids);
        }
    }

    /// Adds a connection behind those that already enter its port.
    record Connect(Connection connection) implements Edit {}

    /// Removes a connection.
    record Disconnect(Connection connection) implements Edit {}

    /// Replaces a connection by another at the same place in the order of inputs.
    record Reconnect(Connection old, Connection changed) implements Edit {}

    /// Puts a new node on a connection; [Insertion] says where it lands and what moves on.
    record Insert(Connection onto, GraphNode node) implements Edit {}

    /// Moves nodes to new points; only the layout changes.
    record MoveNodes(Map<NodeId, Point> to) implements Edit {
        public MoveNodes {
            to = Map.copyOf(to);
        }
    }

    record Rename(NodeId id, String name) implements Edit {}

    record ChangeSpec(NodeId id, LayerSpec spec) implements Edit {}

    /// Changes how training treats a layer, or the layers inside a block.
    record ChangeLearning(NodeId id, Learning learning) implements Edit {}

    /// Makes a block of nodes; one use of it takes their place.
    record Group(Set<NodeId> ids, String name) implements Edit {
        public Group {
            ids = Set.copyOf(ids);
        }
    }

    /// Takes the use of a block apart into copies of its layers.
    record Ungroup(NodeId use) implements Edit {}

    /// Changes the inside of a block, and so all its uses.
    record InBlock(BlockId block, Edit edit) implements Edit {}

    record RenameBlock(BlockId block, String name) implements Edit {}

    /// Says what the inside of a block exposes to its uses.
    record Expose(List<Exposed> exposed) implements Edit {
        public Expose {
            exposed = List.copyOf(exposed);
        }
    }

    /// Gives what a block exposes another name, also where uses set it.
    record RenameExposed(BlockId block, String from, String to) implements Edit {}

    /// Brings the definition of a block along for the uses that are added in the same batch.
    record DefineBlock(BlockDefinition block) implements Edit {}

    record ChangeSettings(ProjectSettings settings) implements Edit {}

    /// Several edits as one step of the history; all or none.
    ///
    /// @param labelKey the message key of what the whole does, `edit.paste`
    record Batch(String labelKey, List<Edit> edits) implements Edit {
        public Batch {
            edits = List.copyOf(edits);
        }
    }

    /// The message key of what this edit does, for the Undo entry of the menu.
    default String label() {
        return switch (this) {
            case AddNode _ -> "edit.add";
            case RemoveNodes _ -> "edit.remove";
            case Connect _ -> "edit.connect";
            case Disconnect _ -> "edit.disconnect";
            case Reconnect _ -> "edit.reconnect";
            case Insert _ -> "edit.insert";
            case MoveNodes _ -> "edit.move";
            case Rename _ -> "edit.rename";
            case ChangeSpec _ -> "edit.change-layer";
            case ChangeLearning _ -> "edit.change-learning";
            case Group _ -> "edit.group";
            case Ungroup _ -> "edit.ungroup";
            case InBlock inside -> inside.edit().label();
            case RenameBlock _ -> "edit.rename";
            case Expose _ -> "edit.expose";
            case RenameExposed _ -> "edit.rename";
            case DefineBlock _ -> "edit.add";
            case ChangeSettings _ -> "edit.change-settings";
            case Batch batch -> batch.labelKey();
        };
    }
}
