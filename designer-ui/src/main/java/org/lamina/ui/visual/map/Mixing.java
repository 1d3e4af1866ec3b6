package org.lamina.ui.visual.map;

/// Mixes colours quickly, channel by channel.
public final class Mixing {

    private Mixing() {}

    /// The opaque colour between `from` at 0 and `to` at 1.
    public static int of(int from, int to, double share) {
        int weight = (int) Math.round(Math.clamp(share, 0.0, 1.0) * 256);
        int redBlue = ((from & 0xff00ff) * (256 - weight) + (to & 0xff00ff) * weight) >>> 8 & 0xff00ff;
        int green = ((from & 0xff00) * (256 - weight) + (to & 0xff00) * weight) >>> 8 & 0xff00;
        return 0xff << 24 | redBlue | green;
    }
}
