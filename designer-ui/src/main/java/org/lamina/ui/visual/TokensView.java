package org.lamina.ui.visual;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.run.Sample;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.ui.visual.map.TensorCsv;

/// The tokens of a sequence in reading order, each with its position on hover; one may be marked.
public final class TokensView extends SnapshotView {

    private final FlowPane flow = new FlowPane(4, 4);
    private @Nullable Sample sample;
    private List<String> classNames = List.of();
    private int marked = -1;

    public TokensView(VisualContext context) {
        super(context, "visual.tokens.empty");
        ScrollPane scroll = new ScrollPane(flow);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add(StyleNames.PLAIN_SCROLL);
        setContent(scroll);
    }

    public void show(Sample shown) {
        sample = shown;
        redrawNow();
    }

    public void clear() {
        sample = null;
        redrawNow();
    }

    public void setClassNames(List<String> names) {
        classNames = List.copyOf(names);
        redrawNow();
    }

    /// Marks the token at a position; -1 marks none.
    public void mark(int position) {
        marked = position;
        redrawNow();
    }

    @Override
    boolean hasContent() {
        return sample != null && !sample.tokens().isEmpty();
    }

    @Override
    void redraw() {
        if (sample != null) {
            List<String> tokens = sample.tokens();
            flow.getChildren()
                    .setAll(IntStream.range(0, tokens.size())
                            .mapToObj(i -> chip(tokens.get(i), i))
                            .toList());
            String words = SampleWords.of(sample, classNames, context().messages());
            setCaption(text("visual.tokens.caption", words, tokens.size()));
        }
    }

    @Override
    public String csv() {
        StringBuilder csv = new StringBuilder("position,token\n");
        if (sample != null) {
            for (int i = 0; i < sample.tokens().size(); i++) {
                csv.append(i)
                        .append(',')
                        .append(TensorCsv.cell(sample.tokens().get(i)))
                        .append('\n');
            }
        }
        return csv.toString();
    }

    private Node chip(String token, int position) {
        Label chip = new Label(token.isBlank() ? "␣" : token);
        chip.getStyleClass().add(StyleNames.CHIP);
        chip.pseudoClassStateChanged(StyleStates.SELECTED, position == marked);
        chip.setTooltip(new Tooltip(text("visual.attention.token", Integer.toString(position), token)));
        return chip;
    }
}
