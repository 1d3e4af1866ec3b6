package org.lamina.runtime.data;

import java.util.Arrays;
import java.util.List;
import org.lamina.graph.settings.DataSignature;
import org.lamina.graph.settings.DataSpec;

/// Generated digit sequences to be read backwards; a quarter more of them are the test split.
final class ReversalSource implements SampleSource {

    private static final int DIGITS = 10;

    private final DataSpec.Reversal spec;
    private final Reversals set;

    ReversalSource(DataSpec.Reversal spec, int seed) {
        this.spec = spec;
        set = Reversals.generate(spec.samples() + spec.samples() / 4, spec.length(), DIGITS, seed);
    }

    @Override
    public DataSignature signature() {
        return spec.signature();
    }

    @Override
    public int size() {
        return set.sequences().length;
    }

    @Override
    public int firstTest() {
        return spec.samples();
    }

    @Override
    public void input(int sample, int column, float[] to, int at) {
        for (int t = 0; t < spec.length(); t++) {
            to[at + t] = set.sequences()[sample][t];
        }
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
        return Arrays.stream(ids).mapToObj(Integer::toString).toList();
    }
}
