package org.lamina.ui.canvas;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.lamina.graph.NodeId;
import org.lamina.ui.canvas.skin.CardContent;
import org.lamina.ui.canvas.skin.NodeSkin;

/// Keeps a skin for every node that is in sight, and uses them again: the only code that makes and disposes skins.
///
/// @param <S> the kind of skin
final class SceneSync<S extends NodeSkin> {
    private static final int MOST_IN_POOL = 160;

    private final Supplier<S> factory;
    private final Consumer<S> prepare;
    private final Map<NodeId, S> live = new HashMap<>();
    private final Deque<S> pool = new ArrayDeque<>();

    /// @param prepare gets a skin ready for the next frame when it shows another node
    SceneSync(Supplier<S> factory, Consumer<S> prepare) {
        this.factory = factory;
        this.prepare = prepare;
    }

    /// Shows these nodes and no others.
    ///
    /// @param room whether one more may get a skin now that had none; asked once for each, the first wanted first
    /// @return whether all of them have a skin now; otherwise call again in the next frame
    boolean show(Collection<NodeId> wanted, Function<NodeId, CardContent> content, BooleanSupplier room) {
        Set<NodeId> keep = new HashSet<>(wanted);
        for (NodeId id : new ArrayList<>(live.keySet())) {
            if (!keep.contains(id)) {
                retire(live.remove(id));
            }
        }
        boolean hasRoom = true;
        for (NodeId id : wanted) {
            S skin = live.get(id);
            boolean isNew = skin == null;
            if (skin == null) {
                hasRoom = hasRoom && room.getAsBoolean();
                if (!hasRoom) {
                    continue;
                }
                skin = pool.isEmpty() ? factory.get() : pool.pop();
                live.put(id, skin);
            }
            skin.show(content.apply(id));
            if (isNew) {
                prepare.accept(skin);
            }
        }
        return live.size() == keep.size();
    }

    private void retire(S skin) {
        skin.hide();
        if (pool.size() < MOST_IN_POOL) {
            pool.push(skin);
        } else {
            skin.dispose();
        }
    }

    boolean has(NodeId id) {
        return live.containsKey(id);
    }

    Optional<S> skin(NodeId id) {
        return Optional.ofNullable(live.get(id));
    }

    /// The nodes that have a skin.
    Set<NodeId> ids() {
        return live.keySet();
    }

    Collection<S> skins() {
        return live.values();
    }

    void dispose() {
        live.values().forEach(NodeSkin::dispose);
        pool.forEach(NodeSkin::dispose);
        live.clear();
        pool.clear();
    }
}
