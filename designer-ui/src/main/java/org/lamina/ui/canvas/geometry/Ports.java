package org.lamina.ui.canvas.geometry;

import java.util.List;
import java.util.Optional;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.PortRef;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.LayerKind;

/// The ports of a card: on which edges they sit, and which there are. A block with several inputs or outputs names
/// them, one in a line; its inputs and outputs sit on opposite edges, so that all names stand beside their ports.
public record Ports(Side in, Side out, List<Port> ins, List<Port> outs) {
    /// @param id as connections name it
    /// @param name empty where there is nothing to tell apart
    public record Port(String id, String name) {}

    private static final List<Port> ONE_IN = List.of(new Port(PortRef.IN, ""));
    private static final List<Port> ONE_OUT = List.of(new Port(PortRef.OUT, ""));

    /// An input on the left and an output on the right.
    public static final Ports BOTH = new Ports(Side.LEFT, Side.RIGHT, ONE_IN, ONE_OUT);

    private static final Ports ONLY_IN = new Ports(Side.LEFT, Side.RIGHT, ONE_IN, List.of());
    private static final Ports ONLY_OUT = new Ports(Side.LEFT, Side.RIGHT, List.of(), ONE_OUT);
    private static final Ports NONE = new Ports(Side.LEFT, Side.RIGHT, List.of(), List.of());

    public Ports {
        ins = List.copyOf(ins);
        outs = List.copyOf(outs);
    }

    /// The ports of a node of this document.
    public static Ports of(GraphDocument document, GraphNode node) {
        if (node.spec() instanceof BlockUse use) {
            return document.block(use.block()).map(Ports::of).orElse(BOTH);
        }
        LayerKind<?> kind = node.spec().kind();
        boolean hasIn = kind.inputs().max() > 0;
        return hasIn ? (kind.hasOutput() ? BOTH : ONLY_IN) : kind.hasOutput() ? ONLY_OUT : NONE;
    }

    private static Ports of(BlockDefinition block) {
        return new Ports(Side.LEFT, Side.RIGHT, ports(block.inputs()), ports(block.outputs()));
    }

    private static List<Port> ports(List<GraphNode> nodes) {
        return nodes.stream()
                .map(node -> new Port(node.id().value(), node.name()))
                .toList();
    }

    public boolean hasIn() {
        return !ins.isEmpty();
    }

    public boolean hasOut() {
        return !outs.isEmpty();
    }

    /// Whether the card says which port is which.
    public boolean areNamed() {
        return ins.size() > 1 || outs.size() > 1;
    }

    /// How many lines the names take.
    public int lines() {
        return areNamed() ? Math.max(ins.size(), outs.size()) : 0;
    }

    public Ports withSides(Side newIn, Side newOut) {
        if (!areNamed()) {
            return new Ports(newIn, newOut, ins, outs);
        }
        boolean fromRight = newIn == Side.RIGHT || newIn != Side.LEFT && newOut == Side.LEFT;
        return new Ports(fromRight ? Side.RIGHT : Side.LEFT, fromRight ? Side.LEFT : Side.RIGHT, ins, outs);
    }

    boolean shareASide() {
        return hasIn() && hasOut() && in == out;
    }

    /// The port with this id; where there is none, as in a connection that is being drawn, the first one.
    static int place(List<Port> ports, String id) {
        for (int i = 0; i < ports.size(); i++) {
            if (ports.get(i).id().equals(id)) {
                return i;
            }
        }
        return 0;
    }

    /// The name of a port; empty where there is nothing to tell apart.
    public Optional<String> name(String id, boolean isInput) {
        return (isInput ? ins : outs)
                .stream()
                        .filter(port -> areNamed() && port.id().equals(id))
                        .map(Port::name)
                        .findFirst();
    }
}
