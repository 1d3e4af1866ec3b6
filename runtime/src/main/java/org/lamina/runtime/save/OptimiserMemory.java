package org.lamina.runtime.save;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.UpdaterBlock;

/// Where in the engine's row of optimiser state the numbers about each parameter array lie. That depends on which
/// layers learn: arrays side by side with one optimiser make a block, and in a block one kind of memory of all arrays
/// stands before the next kind.
///
/// @param places by the place of an array among the parameters: the first number of each kind of memory
record OptimiserMemory(Map<Integer, Kinds> places) {

    /// @param length of the array
    private record Kinds(int length, List<Integer> starts) {}

    static OptimiserMemory of(ComputationGraph graph) {
        Map<Integer, Kinds> places = new HashMap<>();
        for (UpdaterBlock block : graph.getUpdater().getUpdaterBlocks()) {
            int width = block.getParamOffsetEnd() - block.getParamOffsetStart();
            for (UpdaterBlock.ParamState array : block.getLayersAndVariablesInBlock()) {
                int inside = array.getParamOffsetStart() - block.getParamOffsetStart();
                List<Integer> starts = new ArrayList<>();
                for (int kind = block.getUpdaterViewOffsetStart();
                        kind < block.getUpdaterViewOffsetEnd();
                        kind += width) {
                    starts.add(kind + inside);
                }
                int length = array.getParamOffsetEnd() - array.getParamOffsetStart();
                places.put(array.getParamOffsetStart(), new Kinds(length, starts));
            }
        }
        return new OptimiserMemory(places);
    }

    /// Copies what is known about arrays that learn here as they do there.
    void copy(float[] from, OptimiserMemory there, float[] to) {
        places.forEach((array, own) -> {
            Kinds other = there.places.get(array);
            if (other != null && other.length == own.length && other.starts.size() == own.starts.size()) {
                for (int kind = 0; kind < own.starts.size(); kind++) {
                    System.arraycopy(from, own.starts.get(kind), to, other.starts.get(kind), own.length);
                }
            }
        });
    }
}
