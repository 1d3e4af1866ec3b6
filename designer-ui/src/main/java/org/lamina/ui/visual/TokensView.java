package org.lamina.ui.visual;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    private Set<Integer> padding = Set.of();
    private int marked = -1;

    public TokensView(VisualContext context) {
        super(context, "visual.tokens.empty");
        ScrollPane scroll = new ScrollPane(flow);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add(StyleNames.PLAIN_SCROLL);
        setContent(scroll);
    }

    public void show(Sample shown) {
        show(shown, Set.of());
    }

    /// @param steps those that are padding
    public void show(Sample shown, Set<Integer> steps) {
        sample = shown;
        padding = Set.copyOf(steps);
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
            flow.getChildren().setAll(chips(sample.tokens()));
            String words = SampleWords.of(sample, classNames, context().messages());
            int real = sample.tokens().size() - padding.size();
            setCaption(withPadding(text("visual.tokens.caption", words, real), padding.size()));
        }
    }

    /// One for each token, and one for all steps of padding in a row.
    private List<Node> chips(List<String> tokens) {
        List<Node> chips = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            int from = i;
            while (padding.contains(i + 1) && padding.contains(from)) {
                i++;
            }
            chips.add(padding.contains(from) ? gap(from, i) : chip(tokens.get(i), i));
        }
        return chips;
    }

    private Node gap(int from, int to) {
        Label gap = new Label(text("visual.tokens.padding.steps", to - from + 1));
        gap.getStyleClass().add(StyleNames.CHIP);
        gap.pseudoClassStateChanged(StyleStates.DIMMED, true);
        gap.setTooltip(new Tooltip(text("visual.tokens.padding.tip", Integer.toString(from), Integer.toString(to))));
        return gap;
    }

    @Override
    public String csv() {
        StringBuilder csv = new StringBuilder("position,token\n");
        if (sample != null) {
            for (int i = 0; i < sample.tokens().size(); i++) {
                csv.append(i)
                        .append(',')
                        .append(
                                padding.contains(i)
                                        ? TensorCsv.PADDING
                                        : TensorCsv.cell(sample.tokens().get(i)))
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
