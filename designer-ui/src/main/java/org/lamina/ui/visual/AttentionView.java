package org.lamina.ui.visual;

import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.Tensor;
import org.lamina.ui.visual.map.GridPainter;
import org.lamina.ui.visual.map.Maps;
import org.lamina.ui.visual.map.TensorCsv;

/// Who attends to whom: every head in small, and the chosen head with the tokens on both axes. Hovering marks the query
/// and the key and prints the weight between them.
public final class AttentionView extends SnapshotView {

    private static final double HEADS_SHARE = 0.36;
    private static final double SPACING = 12;

    private final AtlasPane heads = new AtlasPane();
    private final AttentionPane chosen;
    private final HBox content = new HBox(SPACING, heads);
    private Snapshot.@Nullable Attention snapshot;
    private List<String> classNames = List.of();
    private int head;

    public AttentionView(VisualContext context) {
        super(context, "visual.attention.empty");
        chosen = new AttentionPane(context);
        HBox.setHgrow(chosen, Priority.ALWAYS);
        content.getChildren().add(chosen);
        heads.managedProperty().bind(heads.visibleProperty());
        heads.prefWidthProperty().bind(content.widthProperty().multiply(HEADS_SHARE));
        heads.onClick(this::chooseHead);
        heads.onHover(place -> setHover(place == null ? "" : hoverText(place)));
        chosen.onHover(place -> setHover(place == null ? "" : hoverText(place)));
        setContent(content);
    }

    public void show(Snapshot.Attention attention) {
        snapshot = attention;
        head = Math.min(head, attention.weights().size(0) - 1);
        redrawNow();
    }

    public void clear() {
        snapshot = null;
        redrawNow();
    }

    public void setClassNames(List<String> names) {
        classNames = List.copyOf(names);
        redrawNow();
    }

    public void chooseHead(int newHead) {
        head = newHead;
        redrawNow();
    }

    public int getHead() {
        return head;
    }

    @Override
    boolean hasContent() {
        return snapshot != null && snapshot.weights().values().length > 0;
    }

    @Override
    void redraw() {
        if (snapshot == null) {
            return;
        }
        Maps maps = maps(snapshot);
        double top = maps.bound();
        GridPainter.Coloring coloring = context().palette().share(top);
        heads.setVisible(maps.count() > 1);
        heads.show(maps, _ -> coloring);
        heads.select(head);
        chosen.show(maps, head, coloring, new AttentionPane.Tokens(tokens(maps.height()), tokens(maps.width())));
        String caption = text(
                "visual.attention.caption",
                head + 1,
                maps.count(),
                SampleWords.of(snapshot.sample(), classNames, context().messages()),
                number(top),
                snapshot.iteration());
        setCaption(withPadding(caption, snapshot.paddedKeys().size()));
    }

    private static Maps maps(Snapshot.Attention shown) {
        return Maps.ofActivations(shown.weights()).withPadding(shown.paddedQueries(), shown.paddedKeys());
    }

    @Override
    public String csv() {
        if (snapshot == null) {
            return "";
        }
        Maps maps = maps(snapshot);
        return TensorCsv.of(snapshot.weights(), List.of("head", "query", "key"), at -> maps.isPadding(at[1], at[2]));
    }

    private String hoverText(AtlasPane.Place place) {
        if (snapshot == null) {
            return "";
        }
        Tensor weights = snapshot.weights();
        Maps maps = maps(snapshot);
        int head = place.map() + 1;
        String query = position(place.row(), weights.size(1));
        String key = position(place.column(), weights.size(2));
        if (maps.isPadding(place.row(), place.column())) {
            return text("visual.attention.hover.padding", head, query, key);
        }
        double weight = maps.value(place.map(), place.row(), place.column());
        return text("visual.attention.hover", head, query, key, number(weight));
    }

    /// Those of the sample, where the steps are its own and not what layers have made of them.
    private List<String> tokens(int steps) {
        List<String> tokens = snapshot == null ? List.of() : snapshot.sample().tokens();
        return tokens.size() == steps ? tokens : List.of();
    }

    /// A position with its token, such as 3 “a”.
    private String position(int index, int steps) {
        List<String> tokens = tokens(steps);
        String number = Integer.toString(index);
        return index < tokens.size() ? text("visual.attention.token", number, tokens.get(index)) : number;
    }
}
