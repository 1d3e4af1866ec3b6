package org.lamina.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Category;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.skin.CardContent;
import org.lamina.ui.canvas.skin.NodeSkin;

class SceneSyncTest {
    private final List<FakeSkin> made = new ArrayList<>();
    private final SceneSync<FakeSkin> sync = new SceneSync<>(() -> {
        made.add(new FakeSkin());
        return made.getLast();
    });

    private static final class FakeSkin implements NodeSkin {
        private final List<String> told = new ArrayList<>();

        @Override
        public void show(CardContent content) {
            told.add(content.id().value());
        }

        @Override
        public void hide() {
            told.add("hide");
        }

        @Override
        public void dispose() {
            told.add("dispose");
        }
    }

    @Test
    void makesOneSkinForEachNodeInSight() {
        assertTrue(sync.show(ids(0, 2), SceneSyncTest::content, SceneSync.PER_FRAME));
        assertEquals(
                List.of(List.of("n0"), List.of("n1")),
                made.stream().map(s -> s.told).toList());
    }

    @Test
    void makesAtMostTwentyPerFrame() {
        assertFalse(sync.show(ids(0, 45), SceneSyncTest::content, SceneSync.PER_FRAME));
        assertEquals(20, made.size());
        assertFalse(sync.show(ids(0, 45), SceneSyncTest::content, SceneSync.PER_FRAME));
        assertTrue(sync.show(ids(0, 45), SceneSyncTest::content, SceneSync.PER_FRAME));
        assertEquals(45, made.size());
    }

    @Test
    void usesASkinThatLeftTheWindowAgain() {
        sync.show(ids(0, 1), SceneSyncTest::content, SceneSync.PER_FRAME);
        sync.show(ids(5, 6), SceneSyncTest::content, SceneSync.PER_FRAME);
        assertEquals(
                List.of(List.of("n0", "hide", "n5")),
                made.stream().map(s -> s.told).toList());
        assertFalse(sync.has(new NodeId("n0")));
        assertTrue(sync.has(new NodeId("n5")));
    }

    @Test
    void disposesEverySkinItMade() {
        sync.show(ids(0, 2), SceneSyncTest::content, SceneSync.PER_FRAME);
        sync.show(ids(0, 1), SceneSyncTest::content, SceneSync.PER_FRAME);
        sync.dispose();
        assertTrue(made.stream().allMatch(skin -> skin.told.getLast().equals("dispose")));
    }

    private static List<NodeId> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> new NodeId("n" + i)).toList();
    }

    private static CardContent content(NodeId id) {
        return new CardContent(
                id,
                Category.DENSE,
                CardBox.at(0, 0, 10, 10),
                new CardContent.Words("", "", "", "", ""),
                new CardContent.State(false, false, null, ""),
                null,
                -1);
    }
}
