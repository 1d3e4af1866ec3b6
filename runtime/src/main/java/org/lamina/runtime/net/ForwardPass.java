package org.lamina.runtime.net;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lamina.graph.NodeId;
import org.nd4j.linalg.api.ndarray.INDArray;

/// What every node gives for one batch, without training. Confined to the thread of its network.
///
/// The arrays belong to no workspace. Closing frees them at once: Java's collector sees small handles only and would
/// let hundreds of megabytes pile up behind them.
public final class ForwardPass implements AutoCloseable {
    private final Map<String, INDArray> values;

    /// @param inputs the arrays that the pass read; what shares their memory is copied, because the next batch goes
    /// there
    ForwardPass(Map<String, INDArray> values, INDArray[] inputs) {
        Set<Long> shared = Stream.of(inputs).map(ForwardPass::address).collect(Collectors.toUnmodifiableSet());
        this.values = values.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> shared.contains(address(entry.getValue()))
                                ? entry.getValue().dup()
                                : entry.getValue()));
    }

    /// `[B, ...]`; valid until the pass is closed.
    public INDArray value(NodeId node) {
        return value(node.value());
    }

    /// The same for a vertex of the engine, which may be a part of a node.
    public INDArray value(String vertex) {
        return Objects.requireNonNull(values.get(vertex), vertex);
    }

    @Override
    public void close() {
        values.values().forEach(ForwardPass::free);
    }

    /// Frees the memory of an array that nobody needs any more. What shares memory with one that was freed stays.
    static void free(INDArray array) {
        if (array.closeable()) {
            array.close();
        }
    }

    private static Long address(INDArray array) {
        return array.data().address();
    }
}
