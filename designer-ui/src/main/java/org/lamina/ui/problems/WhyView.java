package org.lamina.ui.problems;

import javafx.scene.layout.VBox;
import org.lamina.graph.problem.Problem;
import org.lamina.theme.StyleNames;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.text.Messages;
import org.lamina.ui.text.Wording;

/// What lies behind a warning: what goes wrong, how it shows while training, what to do, and where that comes from.
public final class WhyView extends VBox {
    public WhyView(Messages messages, Problem problem) {
        super(2);
        Wording wording = new Wording(messages);
        setId("why");
        for (Wording.Why part : Wording.Why.values()) {
            wording.why(problem, part).ifPresent(text -> getChildren()
                    .addAll(
                            Labels.of(messages.text(part.captionKey()), StyleNames.SECTION_CAPTION),
                            part == Wording.Why.PAPER ? Labels.wrapped(text, StyleNames.MUTED) : Labels.wrapped(text)));
        }
    }
}
