package org.lamina.runtime.accel;

import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

/// Applies an [UpdateRule] piece by piece. Arrays that do not lie as vectors stay with the engine's own updater.
final class FastGradientUpdater implements GradientUpdater<FastUpdater> {
    /// Three such pieces fit into the first cache of every processor in use.
    private static final int PIECE = 2048;

    private final FastUpdater settings;
    private final GradientUpdater<?> stock;
    private final List<String> names;
    private final float[] gradients = new float[PIECE];
    private final float[][] values;

    FastGradientUpdater(FastUpdater settings, GradientUpdater<?> stock) {
        this.settings = settings;
        this.stock = stock;
        names = UpdateRule.states(settings.stock()).orElseThrow();
        values = new float[names.size()][PIECE];
    }

    @Override
    public FastUpdater getConfig() {
        return settings;
    }

    @Override
    public void setState(Map<String, INDArray> states, boolean initialise) {
        stock.setState(states, initialise);
    }

    @Override
    public Map<String, INDArray> getState() {
        return stock.getState();
    }

    @Override
    public void setStateViewArray(INDArray view, long[] shape, char order, boolean initialise) {
        stock.setStateViewArray(view, shape, order, initialise);
    }

    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
        Map<String, INDArray> states = stock.getState();
        if (!Floats.isPlain(gradient) || !states.values().stream().allMatch(Floats::isPlain)) {
            stock.applyUpdater(gradient, iteration, epoch);
            return;
        }
        UpdateRule rule = UpdateRule.of(settings.stock(), iteration, epoch);
        Floats g = new Floats(gradient);
        List<Floats> kept = names.stream()
                .map(name -> new Floats(Objects.requireNonNull(states.get(name), name)))
                .toList();
        for (long at = 0; at < gradient.length(); at += PIECE) {
            int count = (int) Math.min(PIECE, gradient.length() - at);
            g.read(at, gradients, count);
            for (int i = 0; i < kept.size(); i++) {
                kept.get(i).read(at, values[i], count);
            }
            rule.run(gradients, values, count);
            g.write(at, gradients, count);
            for (int i = 0; i < kept.size(); i++) {
                kept.get(i).write(at, values[i], count);
            }
        }
        Reference.reachabilityFence(gradient);
        Reference.reachabilityFence(states);
    }
}
