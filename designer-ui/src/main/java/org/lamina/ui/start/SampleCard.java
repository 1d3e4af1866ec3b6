package org.lamina.ui.start;

import java.io.ByteArrayInputStream;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Nodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One sample project: picture, name, what it shows, how long it trains.
final class SampleCard extends VBox {
    static final double WIDTH = 248;
    private static final double PICTURE_WIDTH = 224;
    private static final double PICTURE_HEIGHT = 112;
    private static final int MINUTE = 60;
    private static final Logger LOG = LoggerFactory.getLogger(SampleCard.class);

    SampleCard(Workbench bench, SampleGallery.Entry sample, Runnable open) {
        Nodes.styled(this, StyleNames.SAMPLE_CARD);
        setId("sample-" + sample.id());
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        Label text = Nodes.label(bench.messages().bind(sample.summaryKey()), StyleNames.SAMPLE_TEXT);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        Region room = new Region();
        VBox.setVgrow(room, Priority.ALWAYS);
        getChildren()
                .addAll(
                        picture(bench, sample),
                        Nodes.label(bench.messages().bind(sample.titleKey()), StyleNames.SAMPLE_NAME),
                        text,
                        room,
                        time(bench, sample.secondsToTrain()));
        accessibleTextProperty().bind(bench.messages().bind(sample.titleKey()));
        Cards.pressable(this, open);
    }

    private static Label time(Workbench bench, int seconds) {
        boolean minutes = seconds >= 2 * MINUTE;
        String key = minutes ? "start.sample.minutes" : "start.sample.seconds";
        int amount = minutes ? Math.round(seconds / (float) MINUTE) : seconds;
        return Nodes.label(bench.messages().bind(key, amount), StyleNames.SAMPLE_FACT);
    }

    private static StackPane picture(Workbench bench, SampleGallery.Entry sample) {
        ImageView view = new ImageView();
        view.setPreserveRatio(true);
        view.setFitWidth(PICTURE_WIDTH);
        view.setFitHeight(PICTURE_HEIGHT);
        StackPane frame = Nodes.styled(new StackPane(view), StyleNames.SAMPLE_PICTURE);
        frame.setMinHeight(PICTURE_HEIGHT);
        frame.setPrefHeight(PICTURE_HEIGHT);
        bench.jobs()
                .run(
                        () -> new Image(new ByteArrayInputStream(sample.thumbnail())),
                        view::setImage,
                        trouble -> LOG.warn("The picture of sample {} cannot be read", sample.id(), trouble));
        return frame;
    }
}
