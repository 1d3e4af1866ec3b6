package org.lamina.ui.chart;

import org.jspecify.annotations.Nullable;

/// The points of one curve: the iteration, the raw value and its smoothed value. A [XMeasure] says where on the x axis
/// an iteration lies; all x but those of points that are added or removed are such places.
///
/// All points are kept until `capacity` is reached. Then every four neighbours are folded into their smallest and
/// their largest point (and the first that is not finite), each with its true x and value, so that memory is
/// bounded, no extreme is ever lost, and only the order of points inside such a group is thinned. A point costs
/// 16 to 24 bytes. Values that are not finite are kept and show as gaps.
///
/// Appending is O(1) amortised. Confined to the FX thread once it is shown; it is a plain class without JavaFX.
public final class CurveSeries {

    /// Points kept before folding unless told otherwise.
    public static final int DEFAULT_CAPACITY = 1 << 20;

    private static final int FOLD = 4;

    private final String id;
    private final int capacity;
    private Abscissae xs = new Abscissae();
    private MinMaxPyramid raw = new MinMaxPyramid();
    private @Nullable MinMaxPyramid smooth;
    private GapRuns gaps = new GapRuns();
    private double weight;
    private Smoothing smoothing = new Smoothing(0);
    private XMeasure measure = XMeasure.ITERATIONS;
    private int rewrites;

    public CurveSeries(String id) {
        this(id, DEFAULT_CAPACITY);
    }

    public CurveSeries(String id, int capacity) {
        if (capacity < 2 * FOLD) {
            throw new IllegalArgumentException("capacity must be at least " + 2 * FOLD + ": " + capacity);
        }
        this.id = id;
        this.capacity = capacity;
    }

    /// The word that names this series in exported files.
    public String id() {
        return id;
    }

    public int size() {
        return xs.size();
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    public double x(int index) {
        return measure.of(xs.get(index));
    }

    public double y(int index) {
        return raw.get(index);
    }

    /// The smoothed value; the raw one while smoothing is off.
    public double smoothed(int index) {
        return smooth != null ? smooth.get(index) : raw.get(index);
    }

    public double smoothingWeight() {
        return weight;
    }

    /// Appends a point. The iteration must be finite and not smaller than the last one.
    public void add(double iteration, double y) {
        if (!Double.isFinite(iteration) || (!isEmpty() && iteration < xs.get(size() - 1))) {
            throw new IllegalArgumentException("x must not go back: " + iteration);
        }
        if (size() == capacity) {
            fold();
        }
        append(iteration, y);
    }

    /// Places all points anew on the x axis.
    public void setMeasure(XMeasure newMeasure) {
        if (newMeasure != measure) {
            measure = newMeasure;
            rewrites++;
        }
    }

    /// Smooths all points anew with this weight, from the raw values; 0 turns smoothing off.
    public void setSmoothingWeight(double newWeight) {
        if (newWeight == weight) {
            return;
        }
        smoothing = new Smoothing(newWeight);
        weight = newWeight;
        resmooth();
    }

    /// Forgets every point at or after an iteration, as when a run goes on from an older checkpoint.
    public void removeFrom(double iteration) {
        int keep = xs.lowerBound(iteration);
        xs.truncate(keep);
        raw.truncate(keep);
        gaps.truncate(keep);
        smoothing = new Smoothing(weight);
        resmooth();
    }

    public void clear() {
        removeFrom(Double.NEGATIVE_INFINITY);
    }

    /// The index of the first point at or after `x`, or [#size()].
    public int indexFrom(double x) {
        int index = xs.lowerBound(measure.iteration(x));
        if (measure == XMeasure.ITERATIONS) {
            return index;
        }
        while (index > 0 && x(index - 1) >= x) { // there and back again need not be exact
            index--;
        }
        while (index < size() && x(index) < x) {
            index++;
        }
        return index;
    }

    /// The index of the point closest to `x`, or -1 if there is none.
    public int nearest(double x) {
        int after = indexFrom(x);
        if (after == size()) {
            return size() - 1;
        }
        return after > 0 && x - x(after - 1) <= x(after) - x ? after - 1 : after;
    }

    /// Changes whenever points that were there already did; appending does not count.
    int rewrites() {
        return rewrites;
    }

    void rawExtent(int from, int to, Extent extent) {
        raw.extent(from, to, extent);
    }

    void smoothExtent(int from, int to, Extent extent) {
        (smooth != null ? smooth : raw).extent(from, to, extent);
    }

    GapRuns gaps() {
        return gaps;
    }

    private void append(double x, double y) {
        if (!Double.isFinite(y)) {
            gaps.add(size());
        }
        xs.add(x);
        raw.add(y);
        if (smooth != null) {
            smooth.add(smoothing.next(y));
        }
    }

    private void resmooth() {
        rewrites++;
        if (weight == 0) {
            smooth = null;
            return;
        }
        MinMaxPyramid anew = new MinMaxPyramid();
        for (int i = 0; i < raw.size(); i++) {
            anew.add(smoothing.next(raw.get(i)));
        }
        smooth = anew;
    }

    private void fold() {
        rewrites++;
        Abscissae oldXs = xs;
        MinMaxPyramid oldRaw = raw;
        MinMaxPyramid oldSmooth = smooth;
        MinMaxPyramid newSmooth = oldSmooth == null ? null : new MinMaxPyramid();
        xs = new Abscissae();
        raw = new MinMaxPyramid();
        gaps = new GapRuns();
        smooth = null;
        for (int from = 0; from < oldRaw.size(); from += FOLD) {
            int to = Math.min(from + FOLD, oldRaw.size());
            int smallest = -1;
            int largest = -1;
            int broken = -1;
            for (int i = from; i < to; i++) {
                double value = oldRaw.get(i);
                if (!Double.isFinite(value)) {
                    broken = broken < 0 ? i : broken;
                } else {
                    smallest = smallest < 0 || value < oldRaw.get(smallest) ? i : smallest;
                    largest = largest < 0 || value > oldRaw.get(largest) ? i : largest;
                }
            }
            for (int i = from; i < to; i++) {
                if (i == smallest || i == largest || i == broken) {
                    append(oldXs.get(i), oldRaw.get(i));
                    if (newSmooth != null && oldSmooth != null) {
                        newSmooth.add(oldSmooth.get(i));
                    }
                }
            }
        }
        smooth = newSmooth;
    }
}
