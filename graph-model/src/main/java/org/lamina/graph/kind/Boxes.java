package org.lamina.graph.kind;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Widths and heights, as of the boxes that a detector begins with: `1.5 × 2, 3 × 3`.
public record Boxes(List<Box> boxes) {

    /// No list is longer.
    public static final int MOST = 16;

    public Boxes {
        boxes = List.copyOf(boxes);
    }

    /// One width and one height.
    public record Box(double width, double height) {
        @Override
        public String toString() {
            return plain(width) + " × " + plain(height);
        }
    }

    /// Boxes from widths and heights in turns.
    public static Boxes of(double... sides) {
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < sides.length; i += 2) {
            boxes.add(new Box(sides[i], sides[i + 1]));
        }
        return new Boxes(boxes);
    }

    public int count() {
        return boxes.size();
    }

    /// Whether there are one to [#MOST], with sides from `min` to `max`.
    public boolean isWithin(double min, double max) {
        return count() >= 1
                && count() <= MOST
                && boxes.stream()
                        .allMatch(box ->
                                Math.min(box.width, box.height) >= min && Math.max(box.width, box.height) <= max);
    }

    /// Reads what [#toString] writes; an `x` or `*` does for the sign between width and height.
    public static Optional<Boxes> parse(String text) {
        List<Box> boxes = new ArrayList<>();
        for (String part : text.strip().split("\\s*[,;]\\s*", -1)) {
            String[] sides = part.split("\\s*[×xX*]\\s*", -1);
            if (sides.length != 2 || boxes.size() == MOST) {
                return Optional.empty();
            }
            try {
                boxes.add(new Box(Double.parseDouble(sides[0]), Double.parseDouble(sides[1])));
            } catch (NumberFormatException _) {
                return Optional.empty();
            }
        }
        return Optional.of(new Boxes(boxes));
    }

    @Override
    public String toString() {
        return boxes.stream().map(Box::toString).collect(Collectors.joining(", "));
    }

    private static String plain(double side) {
        return BigDecimal.valueOf(side).stripTrailingZeros().toPlainString();
    }
}
