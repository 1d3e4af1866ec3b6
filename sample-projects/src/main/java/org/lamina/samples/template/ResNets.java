package org.lamina.samples.template;

import static org.lamina.samples.template.Layers.norm;
import static org.lamina.samples.template.Layers.relu;
import static org.lamina.samples.template.Layers.sums;

import java.util.List;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.layer.Add;
import org.lamina.graph.settings.DataSpec;

/// Residual networks: four stages of blocks that add what they found to what they were given.
///
/// As in the reference implementations the step to half the size is in the 3 × 3 convolution.
final class ResNets {
    private static final int WIDTH = 64;
    private static final int EXPANSION = 4;

    /// @param isDeep whether the blocks have a bottleneck
    /// @param blocks how many each stage has
    private record Form(boolean isDeep, List<Integer> blocks) {}

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
        Plan plan = Plan.of("image", Layers.PHOTO).then("conv1", Layers.stem(WIDTH), 1);
        for (int stage = 0; stage < form.blocks().size(); stage++) {
            String name = "conv" + (stage + 2);
            int width = WIDTH << stage;
            int count = form.blocks().get(stage);
            if (stage == 0 && !form.isDeep()) {
                plan.then(name, residual(form, width, 1, false), count);
            } else {
                plan.then(name + " first", residual(form, width, stage == 0 ? 1 : 2, true), 1)
                        .then(name + " rest", residual(form, width, 1, false), count - 1);
            }
        }
        return plan.then("pool", Layers.mean()).then("class", Layers.THOUSAND).winding(4, new DataSpec.None());
    }

    /// Two convolutions that keep size and channels.
    static Plan.Block plain(int channels) {
        return residual(new Form(false, List.of()), channels, 1, false);
    }

    /// @param projects whether the shortcut has a convolution, because size or channels change
    private static Plan.Block residual(Form form, int width, int stride, boolean projects) {
        int channels = form.isDeep() ? width * EXPANSION : width;
        Plan plan = Plan.inside();
        if (form.isDeep()) {
            plan.then("conv1", sums(width, 1, 1))
                    .then("norm1", norm())
                    .then("relu1", relu())
                    .then("conv2", sums(width, 3, stride))
                    .then("norm2", norm())
                    .then("relu2", relu())
                    .then("conv3", sums(channels, 1, 1))
                    .then("norm3", norm());
        } else {
            plan.then("conv1", sums(width, 3, stride))
                    .then("norm1", norm())
                    .then("relu1", relu())
                    .then("conv2", sums(width, 3, 1))
                    .then("norm2", norm());
        }
        String end = form.isDeep() ? "norm3" : "norm2";
        if (projects) {
            plan.read("shortcut", sums(channels, 1, stride), "in").then("norm", norm());
        }
        return plan.read("sum", new Add(), end, projects ? "norm" : "in")
                .then("relu", relu())
                .block("residual " + channels + (projects ? " first" : ""));
    }
}
