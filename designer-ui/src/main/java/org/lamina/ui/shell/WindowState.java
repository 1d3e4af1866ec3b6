package org.lamina.ui.shell;

import java.util.HashMap;
import java.util.Map;

/// How the window is arranged; kept between two starts. Sizes in pixels.
public record WindowState(double width, double height, boolean maximized, Side left, Side right, Side bottom) {
    private static final double MIN_WIDTH = 900;
    private static final double MIN_HEIGHT = 560;
    private static final double MAX_SIDE = 2000;
    private static final double MIN_SIDE = 120;

    public static final WindowState DEFAULT =
            new WindowState(1280, 800, false, new Side(true, 216), new Side(true, 288), new Side(true, 240));

    public WindowState {
        width = clamp(width, MIN_WIDTH, 20_000);
        height = clamp(height, MIN_HEIGHT, 20_000);
    }

    /// One pane at the edge of the window.
    public record Side(boolean shown, double size) {
        public Side {
            size = clamp(size, MIN_SIDE, MAX_SIDE);
        }
    }

    private static double clamp(double value, double min, double max) {
        return Double.isNaN(value) ? min : Math.clamp(value, min, max);
    }

    /// Reads what [#toNumbers] wrote; what is missing has its default.
    public static WindowState fromNumbers(Map<String, Double> numbers) {
        return new WindowState(
                numbers.getOrDefault("width", DEFAULT.width),
                numbers.getOrDefault("height", DEFAULT.height),
                numbers.getOrDefault("maximized", 0.0) > 0,
                side(numbers, "left", DEFAULT.left),
                side(numbers, "right", DEFAULT.right),
                side(numbers, "bottom", DEFAULT.bottom));
    }

    private static Side side(Map<String, Double> numbers, String name, Side otherwise) {
        return new Side(
                numbers.getOrDefault(name + ".shown", otherwise.shown ? 1.0 : 0.0) > 0,
                numbers.getOrDefault(name + ".size", otherwise.size));
    }

    /// The state as numbers by name, for a settings file.
    public Map<String, Double> toNumbers() {
        Map<String, Double> numbers = new HashMap<>();
        numbers.put("width", width);
        numbers.put("height", height);
        numbers.put("maximized", maximized ? 1.0 : 0.0);
        put(numbers, "left", left);
        put(numbers, "right", right);
        put(numbers, "bottom", bottom);
        return numbers;
    }

    private static void put(Map<String, Double> numbers, String name, Side side) {
        numbers.put(name + ".shown", side.shown ? 1.0 : 0.0);
        numbers.put(name + ".size", side.size);
    }
}
