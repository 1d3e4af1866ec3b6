package org.lamina.runtime.data;

import java.util.Arrays;
import java.util.List;
import org.lamina.graph.settings.DataSpec;

/// Generated digit sequences to be read backwards. With the answer so far as a second input, steps of two sequences
/// meet in a network, and no token says of which.
final class ReversalSource extends MadeSource {

    private static final int DIGITS = 10;
    /// What stands where nothing was written before.
    private static final int START = DIGITS;

    private final DataSpec.Reversal spec;
    private final Reversals set;

    ReversalSource(DataSpec.Reversal spec, int seed) {
        super(spec, spec.samples());
        this.spec = spec;
        set = Reversals.generate(size(), spec.length(), DIGITS, seed);
    }

    @Override
    public void input(int sample, int column, float[] to, int at) {
        for (int t = 0; t < spec.length(); t++) {
            to[at + t] = column == 0 ? set.sequences()[sample][t] : before(sample, t);
        }
    }

    private int before(int sample, int t) {
        return t == 0 ? START : set.target(sample, t - 1);
    }

    @Override
    public void target(int sample, int column, float[] to, int at) {
        Arrays.fill(to, at, at + DIGITS * spec.length(), 0);
        for (int t = 0; t < spec.length(); t++) {
            to[at + set.target(sample, t) * spec.length() + t] = 1;
        }
    }

    @Override
    public int[] labels(int sample, int column) {
        int[] labels = new int[spec.length()];
        for (int t = 0; t < labels.length; t++) {
            labels[t] = set.target(sample, t);
        }
        return labels;
    }

    @Override
    public List<String> tokens(int sample) {
        return tokens(set.sequences()[sample]);
    }

    @Override
    public List<String> tokens(int[] ids) {
        return spec.guided()
                ? List.of()
                : Arrays.stream(ids).mapToObj(Integer::toString).toList();
    }
}
