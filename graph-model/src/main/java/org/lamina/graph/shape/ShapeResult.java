package org.lamina.graph.shape;

import java.util.List;

/// What a shape rule says: the output shape, or why there is none.
public sealed interface ShapeResult {
    record Ok(Shape shape) implements ShapeResult {}

    /// The inputs do not fit. `code` names the sentence (`problem.<code>`), `args` are its values after the node name
    /// (which is always argument 0), `repairs` are mechanical ways out, best first.
    record Clash(String code, List<Object> args, List<Repair> repairs) implements ShapeResult {
        public Clash {
            args = List.copyOf(args);
            repairs = List.copyOf(repairs);
        }
    }

    static ShapeResult ok(Shape shape) {
        return new Ok(shape);
    }

    static ShapeResult clash(String code, List<Object> args, Repair... repairs) {
        return new Clash(code, args, List.of(repairs));
    }
}
