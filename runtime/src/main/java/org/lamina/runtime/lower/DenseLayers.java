package org.lamina.runtime.lower;

import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Activate;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.Output;
import org.lamina.graph.settings.LossSpec;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.shape.Shape;
import org.lamina.runtime.accel.FastActivation;
import org.lamina.runtime.accel.FastLayers;
import org.lamina.runtime.engine.CenterOutput;
import org.lamina.runtime.engine.PreluLayer;
import org.nd4j.linalg.activations.IActivation;

/// Layers of weighted sums and those without a place of their own.
final class DenseLayers {

    private final Flow flow;
    private final TrainingSettings settings;
    private final boolean portable;

    DenseLayers(Flow flow, TrainingSettings settings, boolean portable) {
        this.flow = flow;
        this.settings = settings;
        this.portable = portable;
    }

    Layer dense(NodeId id, Dense spec) {
        return dense(flow.inputShape(id), spec);
    }

    /// On a sequence the same layer works at every step.
    Layer dense(Shape input, Dense spec) {
        DenseLayer layer = new DenseLayer.Builder()
                .nIn(features(input))
                .nOut(spec.units())
                .hasBias(spec.bias())
                // Also on a sequence the layer itself sees rows, one a step.
                .activation(Functions.ofRows(spec.activation()))
                .weightInit(Functions.weights(settings.weightInit(), spec.activation()))
                .build();
        if (input instanceof Shape.Sequence) {
            return portable ? new TimeDistributed(layer) : FastLayers.denseAtEachStep(layer);
        }
        return portable ? layer : FastLayers.dense(layer);
    }

    Layer output(NodeId id, Output spec) {
        Shape input = flow.inputShape(id);
        Activation function = Losses.activation(spec.loss());
        // The loss works on rows of units, where the engine's own softmax is right and has a safe gradient.
        IActivation activation = Functions.ofRows(function);
        var weights = Functions.weights(settings.weightInit(), function);
        if (input instanceof Shape.Sequence sequence) {
            RnnOutputLayer layer = new RnnOutputLayer.Builder(
                            Losses.function(spec.loss(), spec.units(), sequence.length()))
                    .dataFormat(RNNFormat.NCW)
                    .nIn(sequence.features())
                    .nOut(spec.units())
                    .activation(activation)
                    .weightInit(weights)
                    .build();
            return portable ? layer : FastLayers.sequenceOutput(layer);
        }
        if (spec.loss() instanceof LossSpec.CenterLoss center) {
            CenterLossOutputLayer.Builder builder = new CenterLossOutputLayer.Builder(
                            Losses.function(spec.loss(), spec.units(), 1))
                    .lambda(center.strength())
                    .alpha(center.rate())
                    .nIn(features(input))
                    .nOut(spec.units())
                    .activation(activation)
                    .weightInit(weights);
            return portable ? builder.build() : new CenterOutput(builder);
        }
        OutputLayer.Builder builder = new OutputLayer.Builder(Losses.function(spec.loss(), spec.units(), 1))
                .nIn(features(input))
                .nOut(spec.units())
                .activation(activation)
                .weightInit(weights);
        return portable ? builder.build() : FastLayers.output(builder);
    }

    /// The engine asks for the share that is kept.
    Layer dropout(Dropout spec) {
        double kept = 1 - spec.rate();
        return portable ? new DropoutLayer.Builder(kept).build() : FastLayers.dropout(kept);
    }

    Layer activate(NodeId id, Activate spec) {
        IActivation function = flow.inputShape(id) instanceof Shape.Vector
                ? Functions.ofRows(spec.function())
                : Functions.activation(spec.function());
        return portable ? new ActivationLayer(function) : new FastActivation(function);
    }

    Layer prelu(NodeId id) {
        return PreluLayer.of(features(flow.inputShape(id)));
    }

    static int features(Shape shape) {
        return switch (shape) {
            case Shape.Vector vector -> vector.features();
            case Shape.Sequence sequence -> sequence.features();
            case Shape.Image image -> image.channels();
            case Shape.Volume volume -> volume.channels();
            case Shape.Tokens tokens -> tokens.vocabulary();
        };
    }
}
