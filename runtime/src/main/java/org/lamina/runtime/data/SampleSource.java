package org.lamina.runtime.data;

import java.util.List;
import org.lamina.graph.settings.DataSignature;

/// All samples of a data source in their compact form, the trainable ones first. Immutable, safe on any thread.
///
/// Values are raw: pixels 0 to 255, token ids, coordinates. Columns count as in the signature.
public interface SampleSource {

    DataSignature signature();

    int size();

    /// The number of the first sample of the test split; all before it may be trained on.
    int firstTest();

    /// Writes the values of one input column to `to` from `at` on.
    void input(int sample, int column, float[] to, int at);

    /// Writes the right answer as the network should give it: one-hot classes, 0 or 1, or numbers.
    void target(int sample, int column, float[] to, int at);

    /// The class at each step of the answer; empty for numeric targets.
    int[] labels(int sample, int column);

    /// What the token ids of a sample stand for; empty where there are none.
    default List<String> tokens(int sample) {
        return List.of();
    }

    /// What the ids of an input from outside stand for, in the tokens of this source.
    default List<String> tokens(int[] ids) {
        return List.of();
    }

    /// The largest value an input column can have where it has a natural one (255 for pixels), else 1.
    default double unit(int column) {
        return 1;
    }
}
