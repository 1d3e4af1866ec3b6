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
            image("residual", "resnet", ResNets::plain),
            image("residual-bottleneck", "resnet", ImageBlocks::bottleneck),
            image("residual-preactivation", "preactivation", ImageBlocks::preactivation),
            image("inverted-residual", "mobilenet-v2", ImageBlocks::inverted),
            image("squeeze-excite", "squeeze-excite", ImageBlocks::squeezeExcite),
            image("inception", "inception", ImageBlocks::inception),
            image("dense-layer", "densenet", ImageBlocks::denseLayer),
            new BundledBlock(
                    "u-net-level",
                    "u-net",
                    IMAGE,
                    input -> input instanceof Shape.Image image ? Optional.of(UNets.level(image)) : Optional.empty()),
            sequence("transformer-encoder", "transformer", SequenceBlocks::transformerEncoder),
            sequence("transformer-decoder", "transformer", SequenceBlocks::transformerDecoder),
            sequence("temporal-convolution", "temporal-convolution", SequenceBlocks::temporalConvolution),
            sequence("wavenet", "wavenet", SequenceBlocks::waveNet),
            sequence("bi-lstm-tagger", "bi-lstm-tagger", SequenceBlocks::tagger),
            vector("residual-dense", "resnet", VectorBlocks::residual),
            vector("gated-dense", "gated-dense", VectorBlocks::gated),
            vector("autoencoder", "autoencoder", VectorBlocks::autoencoder));

    private BlockCatalog() {}

    private static BundledBlock image(String name, String paper, IntFunction<Plan.Block> ofChannels) {
        return new BundledBlock(name, paper, IMAGE, input -> depth(input, IMAGE).map(ofChannels::apply));
    }

    private static BundledBlock sequence(String name, String paper, IntFunction<Plan.Block> ofFeatures) {
        return new BundledBlock(
                name, paper, SEQUENCE, input -> depth(input, SEQUENCE).map(ofFeatures::apply));
    }

    private static BundledBlock vector(String name, String paper, IntFunction<Plan.Block> ofFeatures) {
        return new BundledBlock(
                name, paper, VECTOR, input -> depth(input, VECTOR).map(ofFeatures::apply));
    }

    /// The channels or features of an input, if it is of the wanted sort.
    private static Optional<Integer> depth(Shape input, Shape wanted) {
        return input.getClass() != wanted.getClass()
                ? Optional.empty()
                : switch (input) {
                    case Shape.Image image -> Optional.of(image.channels());
                    case Shape.Volume volume -> Optional.of(volume.channels());
                    case Shape.Sequence sequence -> Optional.of(sequence.features());
                    case Shape.Vector vector -> Optional.of(vector.features());
                    case Shape.Tokens _ -> Optional.empty();
                };
    }
}
