package org.lamina.benchmarks;

import java.lang.reflect.Method;
import java.util.Map;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.image.ImageView;
import javafx.stage.Window;

/// Runs another program unchanged and prints [#USABLE] once its window is: the awaited part of the window has been
/// laid out, its pictures are there, and the third pulse with all that has begun. By then the first of these pulses has
/// been painted, because the toolkit does not begin to draw one before the last is on the screen, and the thread that
/// answers the user has come round again.
///
/// Environment variables say what to do: `WATCHED_MAIN` is the class to run, `WATCHED_FOR` a selector of the awaited
/// part, and with `WATCHED_EXIT` the program ends when its window is usable.
public final class WindowWatch {
    static final String USABLE = "window usable";

    private static final int PULSES = 3;

    private WindowWatch() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> environment = System.getenv();
        String selector = environment.getOrDefault("WATCHED_FOR", ".root");
        boolean exit = environment.containsKey("WATCHED_EXIT");
        Window.getWindows().addListener((ListChangeListener<Window>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(window -> watch(window, selector, exit));
            }
        });
        Method main = Class.forName(environment.get("WATCHED_MAIN")).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        main.invoke(null, (Object) arguments);
    }

    private static void watch(Window window, String selector, boolean exit) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                pulses = isThere(window, selector) ? pulses + 1 : 0;
                if (pulses == PULSES) {
                    stop();
                    System.out.println(USABLE);
                    if (exit) {
                        Platform.exit();
                    }
                }
            }
        }.start();
    }

    private static boolean isThere(Window window, String selector) {
        Node part = window.getScene() == null ? null : window.getScene().lookup(selector);
        return part != null && part.getLayoutBounds().getWidth() > 0 && hasPictures(part);
    }

    private static boolean hasPictures(Node node) {
        // Plain loops, because the first use of lambdas and pattern switches would cost the watched program time.
        if (!node.isVisible()) {
            return true;
        }
        if (node instanceof ImageView view) {
            return view.getImage() != null;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                if (!hasPictures(child)) {
                    return false;
                }
            }
        }
        return true;
    }
}
