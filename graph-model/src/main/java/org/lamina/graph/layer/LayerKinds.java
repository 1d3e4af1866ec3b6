package org.lamina.graph.layer;

import org.lamina.graph.kind.Family;

/// All layer kinds in palette order.
public final class LayerKinds {
    public static final Family<LayerSpec> ALL = Family.of(
            "layer",
            VectorInput.KIND,
            ImageInput.KIND,
            SequenceInput.KIND,
            TokenInput.KIND,
            Conv2d.KIND,
            TransposedConv2d.KIND,
            DepthwiseConv2d.KIND,
            SeparableConv2d.KIND,
            Conv1d.KIND,
            Pool2d.MAX,
            Pool2d.AVERAGE,
            Pool1d.MAX,
            Pool1d.AVERAGE,
            GlobalPool.KIND,
            Upsample2d.KIND,
            Upsample1d.KIND,
            Border2d.PADDING,
            Border2d.CROPPING,
            Border1d.PADDING,
            Border1d.CROPPING,
            SpaceToDepth.KIND,
            DepthToSpace.KIND,
            Dense.KIND,
            Activate.KIND,
            Prelu.KIND,
            Glu.KIND,
            Flatten.KIND,
            ToImage.KIND,
            ToSequence.KIND,
            Embedding.KIND,
            Lstm.KIND,
            Gru.KIND,
            SimpleRnn.KIND,
            LastStep.KIND,
            SelfAttention.KIND,
            PositionalEncoding.KIND,
            Add.KIND,
            Concatenate.KIND,
            Slice.KIND,
            Combination.MULTIPLY,
            Combination.AVERAGE,
            Combination.MAXIMUM,
            Combination.SUBTRACT,
            CosineSimilarity.KIND,
            Expression.KIND,
            BatchNorm.KIND,
            LayerNorm.KIND,
            GroupNorm.KIND,
            InstanceNorm.KIND,
            RmsNorm.KIND,
            LocalResponseNorm.KIND,
            UnitLength.KIND,
            ScaleShift.KIND,
            Dropout.KIND,
            Noise.CHANNELS,
            Noise.ALPHA,
            Noise.FACTORS,
            Noise.GAUSSIAN,
            Noise.SAMPLES,
            Output.KIND);

    /// What blocks are drawn with; none of these reaches the engine.
    public static final Family<LayerSpec> BLOCKS = Family.of("layer", BlockUse.KIND, BlockInput.KIND, BlockOutput.KIND);

    private LayerKinds() {}
}
