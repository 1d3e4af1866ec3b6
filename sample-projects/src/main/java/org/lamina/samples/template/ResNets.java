package org.lamina.samples.template;

import static org.lamina.samples.template.Layers.norm;
import static org.lamina.samples.template.Layers.relu;
import static org.lamina.samples.template.Layers.sums;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Add;
import org.lamina.graph.settings.DataSpec;

/// Residual networks: four stages of blocks that add what they found to what they were given.
///
/// As in the reference implementations the step to half the size is in the 3 × 3 convolution.
final class ResNets {
    private static final int WIDTH = 64;
    private static final int EXPANSION = 4;
    private static final String FILTERS = "filters";
    private static final String NARROW = "narrow";
    private static final String STRIDE = "stride";

    /// @param isDeep whether the blocks have a bottleneck
    /// @param blocks how many each stage has
    private record Form(boolean isDeep, List<Integer> blocks) {
        private int channels(int width) {
            return isDeep ? width * EXPANSION : width;
        }
    }

    private ResNets() {}

    /// Blocks of two convolutions.
    static GraphDocument basic(Integer... blocks) {
        return of(new Form(false, List.of(blocks)));
    }

    /// Blocks that narrow, convolve and widen.
    static GraphDocument bottleneck(Integer... blocks) {
        return of(new Form(true, List.of(blocks)));
    }

    private static GraphDocument of(Form form) {
        Plan.Block same = residual(form, WIDTH, false, "residual");
        Plan.Block other = residual(form, WIDTH, true, "residual first");
        Plan plan = Plan.of("image", Layers.PHOTO).then("conv1", Layers.stem(WIDTH), 1);
        for (int stage = 0; stage < form.blocks().size(); stage++) {
            String name = "conv" + (stage + 2);
            int width = WIDTH << stage;
            int count = form.blocks().get(stage);
            Map<String, Object> sizes = new HashMap<>();
            if (stage > 0) {
                sizes.put(FILTERS, form.channels(width));
                if (form.isDeep()) {
                    sizes.put(NARROW, width);
                }
            }
            if (stage == 0 && !form.isDeep()) {
                plan.then(name, same, count);
                continue;
            }
            Map<String, Object> smaller = new HashMap<>(sizes);
            if (stage > 0) {
                smaller.put(STRIDE, Size.of(2));
            }
            plan.then(name + " first", other, 1, smaller).then(name + " rest", same, count - 1, sizes);
        }
        return plan.then("pool", Layers.mean()).then("class", Layers.THOUSAND).winding(4, new DataSpec.None());
    }

    /// Two convolutions that keep size and channels.
    static Plan.Block plain(int channels) {
        return residual(new Form(false, List.of()), channels, false, "residual " + channels);
    }

    /// @param projects whether the shortcut has a convolution, because size or channels change
    private static Plan.Block residual(Form form, int width, boolean projects, String name) {
        int channels = form.channels(width);
        Plan plan = Plan.inside();
        if (form.isDeep()) {
            plan.then("conv1", sums(width, 1, 1))
                    .then("norm1", norm())
                    .then("relu1", relu())
                    .then("conv2", sums(width, 3, 1))
                    .then("norm2", norm())
                    .then("relu2", relu())
                    .then("conv3", sums(channels, 1, 1))
                    .then("norm3", norm());
        } else {
            plan.then("conv1", sums(width, 3, 1))
                    .then("norm1", norm())
                    .then("relu1", relu())
                    .then("conv2", sums(width, 3, 1))
                    .then("norm2", norm());
        }
        String end = form.isDeep() ? "norm3" : "norm2";
        if (projects) {
            plan.read("shortcut", sums(channels, 1, 1), "in").then("norm", norm());
        }
        plan.read("sum", new Add(), end, projects ? "norm" : "in").then("relu", relu());
        return exposed(plan, form, projects).block(name);
    }

    /// The size is set at each use, and where there is a convolution in the shortcut the step to a smaller one, too.
    private static Plan exposed(Plan plan, Form form, boolean projects) {
        String steps = form.isDeep() ? "conv2" : "conv1";
        List<String> wide = new ArrayList<>(form.isDeep() ? List.of("conv3") : List.of("conv1", "conv2"));
        if (form.isDeep()) {
            plan.expose(NARROW, "conv1.filters", "conv2.filters");
        }
        if (projects) {
            wide.add("shortcut");
            plan.expose(STRIDE, steps + ".stride", "shortcut.stride");
        }
        return plan.expose(FILTERS, wide.stream().map(conv -> conv + ".filters").toArray(String[]::new));
    }
}
