package org.lamina.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Subscription;

/// Keeps a subscription open only while a node can be seen: it is in a shown window and neither it nor a parent is
/// invisible. A view in a tab behind another one thus costs nothing. FX thread only.
public final class WhileShown {
    private final Node node;
    private final Supplier<Subscription> begin;
    private final InvalidationListener changed = _ -> update();
    private List<Observable> watched = List.of();
    private Subscription running = Subscription.EMPTY;
    private boolean shown;

    private WhileShown(Node node, Supplier<Subscription> begin) {
        this.node = node;
        this.begin = begin;
    }

    /// Calls `begin` whenever the node comes into sight, and ends what it returned when the node goes out of sight.
    public static WhileShown of(Node node, Supplier<Subscription> begin) {
        WhileShown watch = new WhileShown(node, begin);
        watch.update();
        return watch;
    }

    public boolean isShown() {
        return shown;
    }

    /// Ends and begins anew, where the node is in sight: what it looks at has changed.
    public void restart() {
        if (shown) {
            running.unsubscribe();
            running = begin.get();
        }
    }

    private void update() {
        watched.forEach(observable -> observable.removeListener(changed));
        List<Observable> chain = new ArrayList<>();
        boolean visible = true;
        chain.add(node.sceneProperty());
        for (Node at = node; at != null; at = at.getParent()) {
            chain.add(at.visibleProperty());
            chain.add(at.parentProperty());
            visible &= at.isVisible();
        }
        visible &= isWindowShown(chain);
        chain.forEach(observable -> observable.addListener(changed));
        watched = List.copyOf(chain);
        change(visible);
    }

    private boolean isWindowShown(List<Observable> chain) {
        Scene scene = node.getScene();
        if (scene == null) {
            return false;
        }
        chain.add(scene.windowProperty());
        Window window = scene.getWindow();
        if (window == null) {
            return false;
        }
        chain.add(window.showingProperty());
        return window.isShowing();
    }

    private void change(boolean visible) {
        if (visible == shown) {
            return;
        }
        shown = visible;
        if (visible) {
            running = begin.get();
        } else {
            running.unsubscribe();
            running = Subscription.EMPTY;
        }
    }
}
