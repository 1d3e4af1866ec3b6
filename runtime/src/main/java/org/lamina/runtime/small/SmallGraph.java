package org.lamina.runtime.small;

import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.FrozenVertex;
import org.jspecify.annotations.Nullable;
import org.lamina.runtime.accel.OneDnn;
import org.nd4j.linalg.api.ndarray.INDArray;

/// DL4J's graph; where it is a small fully connected network, it trains in plain Java.
///
/// Such a step reads and writes the same arrays, counters and settings as DL4J's own, so both may alternate: weights,
/// optimiser state, and the gradient view, which holds the gradient for the listeners and the update afterwards. One
/// thing is different: listeners are not told of the forward pass, whose values stand in no engine array.
public final class SmallGraph extends ComputationGraph {
    private static final long serialVersionUID = 1L;

    /// Multiplications of a batch's way through up to which plain Java is faster than the engine.
    private static final long MOST_WORK = 400_000;

    private transient @Nullable Optional<SmallStep> step;
    private transient long work;

    public SmallGraph(ComputationGraphConfiguration configuration) {
        super(configuration);
    }

    /// Forbids layers to work in the array that they read. The engine lets noise do so where it knows of no other
    /// reader; but a crop may be a view of what others read, and backward passes need what stood there.
    @Override
    public void init(@Nullable INDArray parameters, boolean clone) {
        super.init(parameters, clone);
        for (Layer layer : layers) {
            layer.allowInputModification(false);
        }
    }

    @Override
    public void fit(
            INDArray[] inputs, INDArray[] labels, INDArray @Nullable [] inputMasks, INDArray @Nullable [] labelMasks) {
        boolean plain = inputMasks == null && labelMasks == null && labels.length == 1;
        Optional<SmallStep> small = plain ? step(inputs) : Optional.empty();
        if (small.isPresent() && labels[0].rank() == 2) {
            small.get().take(inputs[0], labels[0]);
        } else {
            super.fit(inputs, labels, inputMasks, labelMasks);
        }
    }

    /// Lets the backward pass leave out some vertices. Their gradients stay 0.
    ///
    /// @param settled names of vertices; none has a source that is not among them, the inputs aside
    public void endBackwardBefore(Set<String> settled) {
        for (int i = 0; i < vertices.length; i++) {
            if (settled.contains(vertices[i].getVertexName())) {
                vertices[i] = new FrozenVertex(vertices[i]);
            }
        }
    }

    /// The outputs for a batch, sample by sample, where that is faster than asking the engine.
    ///
    /// @param rows the inputs, sample by sample
    public Optional<float[]> outputs(float[] rows, int samples) {
        return step().filter(_ -> samples * work <= MOST_WORK).map(known -> known.outputs(rows, samples));
    }

    /// Whether batches of this size train in plain Java.
    public boolean isSmall(int samples) {
        return step().isPresent() && samples * work <= MOST_WORK;
    }

    private Optional<SmallStep> step(INDArray[] inputs) {
        return inputs.length == 1 && inputs[0].rank() == 2 && isSmall(Math.toIntExact(inputs[0].size(0)))
                ? step()
                : Optional.empty();
    }

    private Optional<SmallStep> step() {
        Optional<SmallStep> known = step;
        if (known == null) {
            if (getFlattenedGradients() == null) {
                initGradientsView();
            }
            Optional<SmallNetwork> network =
                    "off".equals(System.getProperty(OneDnn.SWITCH)) ? Optional.empty() : SmallNetwork.of(this);
            work = network.map(SmallNetwork::work).orElse(0L);
            known = network.map(found -> new SmallStep(this, found));
            step = known;
        }
        return known;
    }
}
