package org.lamina.ui.canvas.skin;

import org.jspecify.annotations.Nullable;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.Category;
import org.lamina.graph.problem.Severity;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.ui.canvas.geometry.CardBox;

/// Everything that a card shows, as one value: a card with equal content needs no work.
///
/// @param probe what its picture looks at, or null for a card without a live picture
/// @param share its part of the network's parameters or operations, 0 to 1; negative draws no bar
public record CardContent(
        NodeId id,
        Category category,
        CardBox box,
        Words words,
        State state,
        @Nullable ProbeRequest probe,
        double share) {
    /// The texts of a card.
    ///
    /// @param caption stands where the picture would be
    /// @param shape what flows out, in the short form; only spoken of
    public record Words(String name, String kind, String summary, String caption, String shape) {}

    /// @param stacked whether it stands for several copies of a block
    /// @param frozen whether training leaves it as it is
    /// @param trouble how bad the worst problem is, or null for none
    /// @param troubleText the sentences of its problems, one a line
    public record State(
            boolean selected,
            boolean waiting,
            boolean stacked,
            boolean frozen,
            @Nullable Severity trouble,
            String troubleText) {
        public static final State PLAIN = new State(false, false, false, false, null, "");
    }

    public CardContent withBox(CardBox changed) {
        return new CardContent(id, category, changed, words, state, probe, share);
    }
}
