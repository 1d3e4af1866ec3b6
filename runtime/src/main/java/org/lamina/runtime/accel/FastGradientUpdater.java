package org.lamina.runtime.accel;

import java.lang.ref.Reference;
import java.util.Arrays;
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
    private final float[] gradients = new float[PIECE];
    private final float[] first = new float[PIECE];
    private final float[] second = new float[PIECE];

    FastGradientUpdater(FastUpdater settings, GradientUpdater<?> stock) {
        this.settings = settings;
        this.stock = stock;
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
        Floats[] s = Arrays.stream(Objects.requireNonNull(UpdateRule.states(settings.stock())))
                .map(name -> new Floats(Objects.requireNonNull(states.get(name), name)))
                .toArray(Floats[]::new);
        for (long at = 0; at < gradient.length(); at += PIECE) {
            int count = (int) Math.min(PIECE, gradient.length() - at);
            g.read(at, gradients, count);
            s[0].read(at, first, count);
            if (s.length > 1) {
                s[1].read(at, second, count);
            }
            rule.run(gradients, first, second, count);
            g.write(at, gradients, count);
            s[0].write(at, first, count);
            if (s.length > 1) {
                s[1].write(at, second, count);
            }
        }
        Reference.reachabilityFence(gradient);
        Reference.reachabilityFence(states);
    }
}
