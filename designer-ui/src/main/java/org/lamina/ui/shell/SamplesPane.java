package org.lamina.ui.shell;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.start.SampleGallery;
import org.lamina.ui.start.StartActions;

/// The sample projects as a list beside the canvas.
final class SamplesPane extends VBox {
    SamplesPane(Workbench bench, SampleGallery gallery, StartActions actions) {
        Nodes.styled(this, StyleNames.PALETTE);
        VBox list = new VBox(8);
        for (SampleGallery.Entry sample : gallery.entries()) {
            Label text = Nodes.label(bench.messages().bind(sample.summaryKey()), StyleNames.SAMPLE_TEXT);
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            VBox card = Nodes.styled(
                    new VBox(Nodes.label(bench.messages().bind(sample.titleKey()), StyleNames.SAMPLE_NAME), text),
                    StyleNames.SAMPLE_CARD);
            card.setId("side-sample-" + sample.id());
            card.setOnMouseClicked(_ -> actions.open(sample));
            list.getChildren().add(card);
        }
        ScrollPane scroll = Nodes.styled(new ScrollPane(list), StyleNames.PLAIN_SCROLL);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
    }
}
