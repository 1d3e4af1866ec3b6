package org.lamina.theme;

import static org.lamina.theme.GalleryControls.styled;
import static org.lamina.theme.GalleryWindow.grow;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The start page beside problem rows, the command palette and a page of explanation.
final class GalleryPages {
    private GalleryPages() {}

    static Parent create() {
        VBox right = new VBox(16, problems(), commands(), explain(), tiles());
        right.setPrefWidth(520);
        right.setPadding(new Insets(24));
        HBox root = new HBox(start(), right);
        root.getStyleClass().add(StyleNames.APP_ROOT);
        return root;
    }

    private static Node start() {
        FlowPane cards = new FlowPane(16, 16);
        cards.getChildren()
                .addAll(
                        sample("LeNet on MNIST", "Two convolutions read handwritten digits.", "98.5 % in 3 epochs"),
                        sample("Spiral", "Two arms that a straight line cannot part.", "about 20 s"),
                        sample("唐诗 LSTM", "逐字预测古诗的下一个字。", "约 2 分钟"),
                        sample("Reverse by attention", "A one-block encoder turns a sequence around.", "about 1 min"));
        VBox recent = new VBox(
                recent("mnist-lenet.lamina", "~/networks"), recent("two-inputs.lamina", "~/networks/experiments"));
        VBox page = styled(
                new VBox(
                        styled(new Label("Draw a network, train it, look inside"), StyleNames.START_TITLE),
                        new HBox(8, styled(new Button("New project"), StyleNames.PRIMARY_BUTTON), new Button("Open…")),
                        styled(new Label("SAMPLES"), StyleNames.SECTION_CAPTION),
                        cards,
                        styled(new Label("RECENT"), StyleNames.SECTION_CAPTION),
                        recent),
                StyleNames.START_PAGE);
        page.setPrefWidth(680);
        return page;
    }

    private static Node sample(String name, String text, String fact) {
        Region picture = styled(new Region(), StyleNames.SAMPLE_PICTURE);
        picture.setPrefSize(236, 96);
        VBox card = styled(
                new VBox(
                        picture,
                        styled(new Label(name), StyleNames.SAMPLE_NAME),
                        styled(new Label(text), StyleNames.SAMPLE_TEXT),
                        styled(new Label(fact), StyleNames.SAMPLE_FACT)),
                StyleNames.SAMPLE_CARD);
        card.setPrefWidth(260);
        return card;
    }

    private static Node recent(String name, String folder) {
        return styled(
                new HBox(new Label(name), styled(new Label(folder), StyleNames.MUTED, StyleNames.CAPTION)),
                StyleNames.RECENT_ROW);
    }

    private static Node problems() {
        return styled(
                new VBox(
                        problem(
                                "dense1 gets an image of 64 × 5 × 5 but needs a vector.",
                                StyleStates.ERROR,
                                "Insert Flatten"),
                        problem(
                                "drop: the dropout of 0.9 removes most of the signal.",
                                StyleStates.WARNING,
                                "Set to 0.5")),
                StyleNames.PROBLEM_LIST);
    }

    private static Node problem(String text, PseudoClass severity, String fix) {
        HBox row = styled(
                new HBox(
                        styled(new Region(), StyleNames.PROBLEM_DOT),
                        styled(new Label(text), StyleNames.PROBLEM_TEXT),
                        grow(),
                        fixButton(fix)),
                StyleNames.PROBLEM_ROW);
        row.pseudoClassStateChanged(severity, true);
        return row;
    }

    private static Button fixButton(String text) {
        Button button = new Button(text);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static Node commands() {
        TextField field = new TextField("tra");
        ListView<String> list = new ListView<>();
        list.getItems().addAll("Train", "Train one batch", "Training settings");
        list.getSelectionModel().select(0);
        list.setPrefHeight(92);
        return styled(new VBox(field, list), StyleNames.COMMAND_PALETTE);
    }

    private static Node explain() {
        return styled(
                new VBox(
                        styled(new Label("Convolution"), StyleNames.TITLE),
                        styled(
                                new Label("Slides small filters over the image and reports where they match."),
                                StyleNames.MUTED),
                        styled(new HBox(new Label("y = w ∗ x + b")), StyleNames.FORMULA)),
                StyleNames.EXPLAIN,
                StyleNames.CARD);
    }

    private static Node tiles() {
        HBox row = new HBox(4);
        for (int map = 0; map < 6; map++) {
            Region tile = styled(new Region(), StyleNames.MAP_TILE);
            tile.setPrefSize(56, 56);
            tile.pseudoClassStateChanged(StyleStates.SELECTED, map == 1);
            row.getChildren().add(tile);
        }
        Region pad = styled(new Region(), StyleNames.DRAW_PAD);
        pad.setPrefSize(112, 112);
        return styled(
                new VBox(
                        styled(
                                new HBox(
                                        styled(new Label("conv1 · feature maps"), StyleNames.PLOT_TITLE),
                                        grow(),
                                        styled(new Label("sample #0, label 7"), StyleNames.VISUAL_CAPTION)),
                                StyleNames.VISUAL_HEADER),
                        row,
                        new HBox(pad)),
                StyleNames.VISUAL);
    }
}
