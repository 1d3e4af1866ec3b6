package org.lamina.ui.start;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.settings.DataSpec;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Nodes;

/// The bundled data sources as cards to choose from, for a new project.
public final class DataCards extends TilePane {
    private static final double WIDTH = 248;
    private static final double GAP = 12;
    private static final int COLUMNS = 2;

    public DataCards(Workbench bench, Consumer<DataSpec> chosen) {
        super(GAP, GAP);
        setPrefColumns(COLUMNS);
        Kind<DataSpec.None> none = DataSpec.None.KIND;
        for (Kind<? extends DataSpec> kind : DataSpec.ALL.kinds()) {
            if (!kind.equals(none)) {
                String key = kind.messageKey();
                getChildren().add(card(bench, kind, key + ".name", key + ".help", chosen));
            }
        }
        getChildren().add(card(bench, none, "start.empty.name", "start.empty.help", chosen));
    }

    private static VBox card(
            Workbench bench, Kind<? extends DataSpec> kind, String nameKey, String helpKey, Consumer<DataSpec> chosen) {
        VBox card = Nodes.styled(new VBox(), StyleNames.SAMPLE_CARD);
        card.setId("data-" + kind.id());
        card.setPrefWidth(WIDTH);
        Label text = Nodes.label(bench.messages().bind(helpKey), StyleNames.SAMPLE_TEXT);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        card.getChildren().addAll(Nodes.label(bench.messages().bind(nameKey), StyleNames.SAMPLE_NAME), text);
        Cards.pressable(card, () -> chosen.accept(kind.defaults()));
        return card;
    }
}
