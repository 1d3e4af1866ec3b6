package org.lamina.samples.template;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.lamina.graph.shape.Shape;

/// All bundled blocks: those for images first, then for sequences and vectors.
public final class BlockCatalog {
    private static final Shape IMAGE = new Shape.Image(64, 28, 28);
    private static final Shape SEQUENCE = new Shape.Sequence(64, 32);
    private static final Shape VECTOR = new Shape.Vector(64);

    public static final List<BundledBlock> ALL = List.of(
            image("residual", "resnet", ImageBlocks::residual),
            image("residual-bottleneck", "resnet", ImageBlocks::bottleneck),
            image("residual-preactivation", "preactivation", ImageBlocks::preactivation),
            image("inverted-residual", "mobilenet-v2", ImageBlocks::inverted),
            image("squeeze-excite", "squeeze-excite", ImageBlocks::squeezeExcite),
            image("inception", "inception", ImageBlocks::inception),
            image("dense-layer", "densenet", ImageBlocks::denseLayer),
            sequence("transformer-encoder", "transformer", SequenceBlocks::transformerEncoder),
            sequence("temporal-convolution", "temporal-convolution", SequenceBlocks::temporalConvolution),
            vector("residual-dense", "resnet", VectorBlocks::residual),
            vector("gated-dense", "gated-dense", VectorBlocks::gated),
            vector("autoencoder", "autoencoder", VectorBlocks::autoencoder));

    private BlockCatalog() {}

    private static BundledBlock image(String name, String paper, IntFunction<Plan.Block> ofChannels) {
        return new BundledBlock(
                name,
                paper,
                IMAGE,
                input -> input instanceof Shape.Image image
                        ? Optional.of(ofChannels.apply(image.channels()))
                        : Optional.empty());
    }

    private static BundledBlock sequence(String name, String paper, IntFunction<Plan.Block> ofFeatures) {
        return new BundledBlock(
                name,
                paper,
                SEQUENCE,
                input -> input instanceof Shape.Sequence sequence
                        ? Optional.of(ofFeatures.apply(sequence.features()))
                        : Optional.empty());
    }

    private static BundledBlock vector(String name, String paper, IntFunction<Plan.Block> ofFeatures) {
        return new BundledBlock(
                name,
                paper,
                VECTOR,
                input -> input instanceof Shape.Vector vector
                        ? Optional.of(ofFeatures.apply(vector.features()))
                        : Optional.empty());
    }
}
