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
import java.util.function.Function;
import java.util.function.Supplier;
import org.lamina.graph.NodeId;
import org.lamina.ui.canvas.skin.CardContent;
import org.lamina.ui.canvas.skin.NodeSkin;

/// Keeps a skin for every node that is in sight, and uses them again: the only code that makes and disposes skins.
///
/// @param <S> the kind of skin
final class SceneSync<S extends NodeSkin> {
    /// Skins made or used again per frame at most: more than that is felt as a jerk.
    static final int PER_FRAME = 20;

    private static final int MOST_IN_POOL = 160;

    private final Supplier<S> factory;
    private final Map<NodeId, S> live = new HashMap<>();
    private final Deque<S> pool = new ArrayDeque<>();

    SceneSync(Supplier<S> factory) {
        this.factory = factory;
    }

    /// Shows these nodes and no others.
    ///
    /// @param most how many may get a skin now that had none
    /// @return whether all of them have a skin now; otherwise call again in the next frame
    boolean show(Collection<NodeId> wanted, Function<NodeId, CardContent> content, int most) {
        Set<NodeId> keep = new HashSet<>(wanted);
        for (NodeId id : new ArrayList<>(live.keySet())) {
            if (!keep.contains(id)) {
                retire(live.remove(id));
            }
        }
        int made = 0;
        for (NodeId id : wanted) {
            S skin = live.get(id);
            if (skin == null) {
                if (made == most) {
                    continue;
                }
                made++;
                skin = pool.isEmpty() ? factory.get() : pool.pop();
                live.put(id, skin);
            }
            skin.show(content.apply(id));
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
