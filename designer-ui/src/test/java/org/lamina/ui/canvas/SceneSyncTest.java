package org.lamina.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Category;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.skin.CardContent;
import org.lamina.ui.canvas.skin.NodeSkin;

class SceneSyncTest {
    private static final BooleanSupplier ROOM = () -> true;

    private final List<FakeSkin> made = new ArrayList<>();
    private final SceneSync<FakeSkin> sync = new SceneSync<>(this::make, skin -> skin.told.add("prepare"));

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

    private FakeSkin make() {
        made.add(new FakeSkin());
        return made.getLast();
    }

    @Test
    void makesOneSkinForEachNodeInSight() {
        assertTrue(sync.show(ids(0, 2), SceneSyncTest::content, ROOM));
        assertEquals(
                List.of(List.of("n0", "prepare"), List.of("n1", "prepare")),
                made.stream().map(s -> s.told).toList());
    }

    @Test
    void makesAsManyAsThereIsRoomForTheFirstWantedFirst() {
        AtomicInteger room = new AtomicInteger(2);
        assertFalse(sync.show(ids(0, 5), SceneSyncTest::content, () -> room.getAndDecrement() > 0));
        assertEquals(Set.of(new NodeId("n0"), new NodeId("n1")), sync.ids());
        assertTrue(sync.show(ids(0, 5), SceneSyncTest::content, ROOM));
        assertEquals(5, made.size());
    }

    @Test
    void keepsSkinsUpToDateWithoutRoomForMore() {
        sync.show(ids(0, 1), SceneSyncTest::content, ROOM);
        assertFalse(sync.show(ids(0, 2), SceneSyncTest::content, () -> false));
        assertEquals(
                List.of(List.of("n0", "prepare", "n0")),
                made.stream().map(s -> s.told).toList());
    }

    @Test
    void usesASkinThatLeftTheWindowAgain() {
        sync.show(ids(0, 1), SceneSyncTest::content, ROOM);
        sync.show(ids(5, 6), SceneSyncTest::content, ROOM);
        assertEquals(
                List.of(List.of("n0", "prepare", "hide", "n5", "prepare")),
                made.stream().map(s -> s.told).toList());
        assertFalse(sync.has(new NodeId("n0")));
        assertTrue(sync.has(new NodeId("n5")));
    }

    @Test
    void disposesEverySkinItMade() {
        sync.show(ids(0, 2), SceneSyncTest::content, ROOM);
        sync.show(ids(0, 1), SceneSyncTest::content, ROOM);
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
                CardContent.State.PLAIN,
                null,
                -1);
    }
}
