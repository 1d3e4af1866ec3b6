package org.lamina.samples.example;

import java.util.List;
import java.util.Optional;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.layer.Activate;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.AttentionPooling;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.layer.Border1d;
import org.lamina.graph.layer.Border2d;
import org.lamina.graph.layer.Border3d;
import org.lamina.graph.layer.Combination;
import org.lamina.graph.layer.Concatenate;
import org.lamina.graph.layer.Conv1d;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Conv3d;
import org.lamina.graph.layer.CosineSimilarity;
import org.lamina.graph.layer.CrossAttention;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.DepthToSpace;
import org.lamina.graph.layer.DepthwiseConv2d;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Expression;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.GlobalPool;
import org.lamina.graph.layer.Glu;
import org.lamina.graph.layer.GroupNorm;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.InstanceNorm;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.LayerNorm;
import org.lamina.graph.layer.LocalResponseNorm;
import org.lamina.graph.layer.LocallyConnected1d;
import org.lamina.graph.layer.LocallyConnected2d;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Noise;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Pool1d;
import org.lamina.graph.layer.Pool2d;
import org.lamina.graph.layer.Pool3d;
import org.lamina.graph.layer.PositionalEncoding;
import org.lamina.graph.layer.Prelu;
import org.lamina.graph.layer.RmsNorm;
import org.lamina.graph.layer.Sampling;
import org.lamina.graph.layer.ScaleShift;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.SeparableConv2d;
import org.lamina.graph.layer.SequenceInput;
import org.lamina.graph.layer.SimpleRnn;
import org.lamina.graph.layer.Slice;
import org.lamina.graph.layer.SpaceToDepth;
import org.lamina.graph.layer.ToImage;
import org.lamina.graph.layer.ToSequence;
import org.lamina.graph.layer.ToVolume;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.layer.TransposedConv2d;
import org.lamina.graph.layer.TransposedConv3d;
import org.lamina.graph.layer.UnitLength;
import org.lamina.graph.layer.Upsample1d;
import org.lamina.graph.layer.Upsample2d;
import org.lamina.graph.layer.Upsample3d;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.layer.VolumeInput;
import org.lamina.graph.layer.YoloOutput;

/// The example of every layer kind; some serve several.
public final class ExampleCatalog {
    /// What stands before a kind's id where a file could stand, too.
    public static final String PREFIX = "example:";

    public static final List<Example> ALL = List.of(
            Example.of("rings", VectorExamples::rings, VectorInput.KIND, Dense.KIND),
            Example.of("clothes", ConvolutionExamples::clothes, ImageInput.KIND, Conv2d.KIND, Pool2d.MAX, Flatten.KIND),
            Example.of("scan", VolumeExamples::scan, VolumeInput.KIND, Conv3d.KIND, Pool3d.MAX, Pool3d.AVERAGE),
            Example.of("motion", SequenceExamples::motion, SequenceInput.KIND, Pool1d.AVERAGE),
            Example.of("bag", TextExamples::bag, TokenInput.KIND, Embedding.KIND),
            Example.of("hourglass", ConvolutionExamples::hourglass, TransposedConv2d.KIND),
            Example.of("inverted", ConvolutionExamples::inverted, DepthwiseConv2d.KIND),
            Example.of("separated", ConvolutionExamples::separated, SeparableConv2d.KIND),
            Example.of("places", ConvolutionExamples::places, LocallyConnected2d.KIND),
            Example.of("metre", TextExamples::metre, LocallyConnected1d.KIND),
            Example.of("phrases", TextExamples::phrases, Conv1d.KIND, Concatenate.KIND),
            Example.of("lenet", ConvolutionExamples::leNet, Pool2d.AVERAGE, Border2d.PADDING),
            Example.of("lines", TextExamples::lines, Pool1d.MAX),
            Example.of("all-convolutional", ConvolutionExamples::allConvolutional, GlobalPool.KIND),
            Example.of("pyramid", ConvolutionExamples::pyramid, Upsample2d.KIND),
            Example.of("heartbeat", SequenceExamples::heartbeat, Upsample1d.KIND),
            Example.of("organ", VolumeExamples::organ, Upsample3d.KIND),
            Example.of("fovea", ConvolutionExamples::fovea, Border2d.CROPPING),
            Example.of("middle", VolumeExamples::middle, Border3d.CROPPING),
            Example.of("film", VolumeExamples::film, Border3d.PADDING),
            Example.of("causal", TextExamples::causal, Border1d.PADDING),
            Example.of("shortened", TextExamples::shortened, Border1d.CROPPING),
            Example.of("passthrough", ConvolutionExamples::passthrough, SpaceToDepth.KIND),
            Example.of("sharper", ConvolutionExamples::sharper, DepthToSpace.KIND),
            Example.of("bends", VectorExamples::bends, Activate.KIND),
            Example.of("slopes", PictureExamples::slopes, Prelu.KIND),
            Example.of("gated", TextExamples::gated, Glu.KIND),
            Example.of("picture", TextExamples::picture, ToImage.KIND),
            Example.of("body", VolumeExamples::body, ToVolume.KIND, TransposedConv3d.KIND),
            Example.of("scanned", SequenceExamples::scanned, ToSequence.KIND, Gru.KIND),
            Example.of("both-ways", TextExamples::bothWays, Lstm.KIND, LastStep.KIND),
            Example.of("beginnings", TextExamples::beginnings, SimpleRnn.KIND),
            Example.of(
                    "reversed",
                    SequenceExamples::reversed,
                    SelfAttention.KIND,
                    PositionalEncoding.KIND,
                    LayerNorm.KIND),
            Example.of("lookup", SequenceExamples::lookup, CrossAttention.KIND),
            Example.of("telling", TextExamples::telling, AttentionPooling.KIND),
            Example.of("residual", PictureExamples::residual, Add.KIND),
            Example.of("halves", PictureExamples::halves, Slice.KIND),
            Example.of("excited", PictureExamples::excited, Combination.MULTIPLY),
            Example.of("jury", PictureExamples::jury, Combination.AVERAGE),
            Example.of("maxout", VectorExamples::maxout, Combination.MAXIMUM),
            Example.of("details", PictureExamples::details, Combination.SUBTRACT),
            Example.of("pairs", TextExamples::pairs, CosineSimilarity.KIND),
            Example.of("highway", VectorExamples::highway, Expression.KIND),
            Example.of("batches", PictureExamples::batches, BatchNorm.KIND),
            Example.of("groups", PictureExamples::groups, GroupNorm.KIND),
            Example.of("contrasts", PictureExamples::contrasts, InstanceNorm.KIND),
            Example.of("modern", TextExamples::modern, RmsNorm.KIND),
            Example.of("neighbours", PictureExamples::neighbours, LocalResponseNorm.KIND),
            Example.of("depths", PictureExamples::depths, UnitLength.KIND, ScaleShift.KIND),
            Example.of("forgetful", VectorExamples::forgetful, Dropout.KIND),
            Example.of("features", TextExamples::features, Noise.CHANNELS),
            Example.of("self-normalising", VectorExamples::selfNormalising, Noise.ALPHA),
            Example.of("factors", VectorExamples::factors, Noise.FACTORS),
            Example.of("disturbed", VectorExamples::disturbed, Noise.GAUSSIAN),
            Example.of("deeper", PictureExamples::deeper, Noise.SAMPLES),
            Example.of("clouds", VectorExamples::clouds, Sampling.KIND),
            Example.of("answers", VectorExamples::answers, Output.KIND),
            Example.of("frames", ConvolutionExamples::frames, YoloOutput.KIND));

    private ExampleCatalog() {}

    /// The example of this kind.
    public static Optional<Example> of(Kind<?> kind) {
        return ALL.stream().filter(example -> example.kinds().contains(kind)).findFirst();
    }
}
