package org.lamina.graph.layer;

import org.lamina.graph.kind.Described;

/// What one node computes: a record of settings per layer kind.
///
/// Sealed, so that the one lowering switch stays complete: the build fails where a new kind is missing.
public sealed interface LayerSpec extends Described
        permits InputSpec,
                Dense,
                Conv1d,
                Conv2d,
                TransposedConv2d,
                DepthwiseConv2d,
                SeparableConv2d,
                LocallyConnected2d,
                Pool1d,
                Pool2d,
                GlobalPool,
                Upsample2d,
                Upsample1d,
                Border2d,
                Border1d,
                SpaceToDepth,
                DepthToSpace,
                BatchNorm,
                LayerNorm,
                GroupNorm,
                InstanceNorm,
                RmsNorm,
                LocalResponseNorm,
                UnitLength,
                ScaleShift,
                Dropout,
                Noise,
                Activate,
                Prelu,
                Glu,
                Flatten,
                ToImage,
                ToSequence,
                Embedding,
                PositionalEncoding,
                Lstm,
                Gru,
                SimpleRnn,
                LastStep,
                SelfAttention,
                CrossAttention,
                AttentionPooling,
                Add,
                Combination,
                CosineSimilarity,
                Expression,
                Concatenate,
                Slice,
                Output,
                BlockInput,
                BlockOutput,
                BlockUse,
                UnknownLayer {
    @Override
    LayerKind<?> kind();
}
