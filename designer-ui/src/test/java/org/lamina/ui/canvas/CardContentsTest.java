package org.lamina.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.layer.BlockUse;
import org.lamina.theme.ThemeColors;
import org.lamina.ui.Workbench;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.skin.CardContents;
import org.lamina.ui.canvas.skin.Overlay;
import org.lamina.ui.testkit.FxScene;
import org.lamina.ui.testkit.TestBench;

/// What cards say.
class CardContentsTest {
    private static final BlockId BLOCK = new BlockId("residual");

    @Test
    void repeatedBlocksSayHowOftenAtEverySize() {
        assertEquals("rest", title(1));
        assertEquals("rest × 35", title(35));
    }

    private static String title(int repeat) {
        GraphNode node = TestBench.node("rest", new BlockUse(BLOCK, repeat));
        GraphDocument document = GraphDocument.EMPTY
                .withNetwork(new Network(List.of(node), List.of()))
                .withBlocks(List.of(new BlockDefinition(BLOCK, "residual", Network.EMPTY, Layout.EMPTY)));
        return FxScene.call(() -> {
            Workbench bench =
                    TestBench.of(new ThemeColors(), Locale.ENGLISH, document).bench();
            return new CardContents(bench)
                    .of(node, CardBox.at(0, 0, 1, 1), Overlay.ACTIVATIONS)
                    .words()
                    .name();
        });
    }
}
