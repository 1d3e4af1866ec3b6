package org.lamina.runtime.engine;

import org.jspecify.annotations.Nullable;

/// Which keys a query of attention sees: never one that is padding. A query that is padding sees none.
///
/// @param causal whether no query sees a key behind its own place
/// @param asking a row for each sample, 0 where a query is padding; nothing where none is
/// @param asked the same for keys; each sample has a real one
record VisibleKeys(boolean causal, double @Nullable [][] asking, double @Nullable [][] asked) {

    boolean seesNone(int sample, int query) {
        return asking != null && asking[sample][query] == 0;
    }

    /// Lets softmax make zeros of the scores of padding.
    void hide(int sample, double[] scores, int from, int count) {
        if (asked == null) {
            return;
        }
        for (int k = 0; k < count; k++) {
            if (asked[sample][k] == 0) {
                scores[from + k] = Double.NEGATIVE_INFINITY;
            }
        }
    }
}
