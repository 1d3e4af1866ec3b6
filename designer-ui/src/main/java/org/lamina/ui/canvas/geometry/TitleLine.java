package org.lamina.ui.canvas.geometry;

/// How wide the name and the kind of a layer are that share the first line of its card. Where both do not fit, the kind
/// gives way first, as colour and summary tell it, too; but not down to nothing.
public record TitleLine(double name, double kind) {
    private static final double GAP = 6;

    /// What the kind keeps of the room.
    private static final double KEPT = 0.3;

    /// @param name how wide it would be in full
    /// @param kind how wide it would be in full
    /// @param room for both and what stands between them
    public static TitleLine of(double name, double kind, double room) {
        double nameWidth = Math.min(name, room - GAP - Math.min(kind, KEPT * room));
        return new TitleLine(nameWidth, Math.min(kind, room - GAP - nameWidth));
    }
}
