package org.lamina.runtime.lower;

import org.deeplearning4j.nn.conf.dropout.AlphaDropout;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.dropout.GaussianNoise;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Expression;
import org.lamina.graph.layer.GroupNorm;
import org.lamina.graph.layer.InstanceNorm;
import org.lamina.graph.layer.LocalResponseNorm;
import org.lamina.graph.layer.Noise;
import org.lamina.graph.layer.RmsNorm;
import org.lamina.runtime.engine.FormulaLayer;
import org.lamina.runtime.engine.GroupNormLayer;
import org.lamina.runtime.engine.LocalResponseNormLayer;
import org.lamina.runtime.engine.RmsNormLayer;
import org.lamina.runtime.engine.ScaleShiftLayer;
import org.lamina.runtime.engine.StochasticDepth;

/// Layers that keep a shape and bring its values into order or disturb them.
final class NormLayers {

    private final Flow flow;

    NormLayers(Flow flow) {
        this.flow = flow;
    }

    Layer group(NodeId id, GroupNorm spec) {
        return GroupNormLayer.of(features(id), spec.groups(), spec.epsilon());
    }

    Layer instance(NodeId id, InstanceNorm spec) {
        return GroupNormLayer.of(features(id), features(id), spec.epsilon());
    }

    Layer rootMeanSquare(NodeId id, RmsNorm spec) {
        return RmsNormLayer.of(features(id), spec.epsilon());
    }

    Layer localResponse(NodeId id, LocalResponseNorm spec) {
        return LocalResponseNormLayer.of(features(id), spec.window(), spec.alpha(), spec.beta(), spec.k());
    }

    Layer unitLength(NodeId id) {
        return RmsNormLayer.toUnitLength(features(id));
    }

    Layer scaleShift(NodeId id) {
        return ScaleShiftLayer.of(features(id));
    }

    FormulaLayer formula(NodeId id, Expression spec) {
        return FormulaLayer.of(features(id), spec.formula());
    }

    static Layer noise(Noise spec) {
        return new DropoutLayer.Builder(chance(spec)).build();
    }

    /// The engine asks for the share that is kept where we have the one that is dropped.
    private static IDropout chance(Noise spec) {
        double strength = spec.strength();
        return switch (spec.form()) {
            case GAUSSIAN -> new GaussianNoise(strength);
            case FACTORS -> new GaussianDropout(strength);
            case ALPHA -> new AlphaDropout(1 - strength);
            case CHANNELS -> new SpatialDropout(1 - strength);
            case SAMPLES -> StochasticDepth.keeping(1 - strength);
        };
    }

    private int features(NodeId id) {
        return DenseLayers.features(flow.inputShape(id));
    }
}
