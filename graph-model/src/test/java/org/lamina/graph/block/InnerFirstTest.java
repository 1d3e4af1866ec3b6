package org.lamina.graph.block;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.BlockUse;

class InnerFirstTest {
    private static BlockDefinition block(String id, String... inner) {
        List<GraphNode> nodes = List.of(inner).stream()
                .map(used -> new GraphNode(new NodeId(used), used, new BlockUse(new BlockId(used), 1)))
                .toList();
        return new BlockDefinition(new BlockId(id), id, new Network(nodes, List.of()), Layout.EMPTY);
    }

    @Test
    void blocksComeBehindThoseInsideThem() {
        BlockDefinition outer = block("outer", "middle", "small");
        BlockDefinition middle = block("middle", "small");
        BlockDefinition small = block("small");
        assertEquals(List.of(small, middle, outer), Blocks.innerFirst(List.of(outer, middle, small)));
    }

    @Test
    void blocksInsideEachOtherAreKept() {
        BlockDefinition one = block("one", "two");
        BlockDefinition two = block("two", "one");
        assertEquals(List.of(two, one), Blocks.innerFirst(List.of(one, two)));
    }
}
