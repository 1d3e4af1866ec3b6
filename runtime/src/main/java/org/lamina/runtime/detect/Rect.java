package org.lamina.runtime.detect;

/// An upright rectangle by its edges, of whatever length the unit is.
record Rect(double left, double top, double right, double bottom) {

    static Rect around(double x, double y, double width, double height) {
        return new Rect(x - width / 2, y - height / 2, x + width / 2, y + height / 2);
    }

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    double area() {
        return width() * height();
    }

    /// The width of what both cover; negative where they lie apart.
    double sharedWidth(Rect other) {
        return Math.min(right, other.right) - Math.max(left, other.left);
    }

    /// As [#sharedWidth].
    double sharedHeight(Rect other) {
        return Math.min(bottom, other.bottom) - Math.max(top, other.top);
    }

    double shared(Rect other) {
        return Math.max(0, sharedWidth(other)) * Math.max(0, sharedHeight(other));
    }

    /// Intersection over union, from 0 to 1; 0 where neither covers anything.
    double overlap(Rect other) {
        double shared = shared(other);
        return shared == 0 ? 0 : shared / (area() + other.area() - shared);
    }
}
