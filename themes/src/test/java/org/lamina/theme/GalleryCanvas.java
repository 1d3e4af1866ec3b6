package org.lamina.theme;

import static org.lamina.theme.GalleryControls.styled;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Rectangle;

/// A piece of canvas with cards in their states, bars that float, and the quick-add popup.
final class GalleryCanvas {
    private GalleryCanvas() {}

    static Pane create() {
        Pane canvas = styled(new Pane(), StyleNames.CANVAS_VIEW);
        Node first = card("input", "Image", "28 × 28 × 1, MNIST", "input", 40, 190);
        Node conv = card("conv1", "Conv2D", "32 filters 3×3, ReLU", "convolution", 240, 130);
        conv.pseudoClassStateChanged(StyleStates.SELECTED, true);
        Node pool = card("pool1", "Max pooling", "2×2, stride 2", "pooling", 440, 190);
        Node dense = card("dense1", "Dense", "64 units, ReLU", "dense", 640, 130);
        dense.pseudoClassStateChanged(StyleStates.ERROR, true);
        Node lstm = card("lstm", "LSTM", "128 units", "recurrent", 240, 330);
        Node self = card("attention", "Self-attention", "4 heads", "attention", 440, 330);
        Node out = card("output", "Output", "10 classes, softmax + CE", "output", 640, 330);
        Label badge = styled(new Label("!"), StyleNames.PROBLEM_BADGE);
        badge.relocate(792, 120);
        Label shape = styled(new Label("C1 H28 W28"), StyleNames.CONNECTION_LABEL);
        shape.relocate(150, 110);
        canvas.getChildren().addAll(link(204, 235, 240, 175), link(404, 175, 440, 235), link(604, 235, 640, 175));
        canvas.getChildren().addAll(first, conv, pool, dense, lstm, self, out, badge, shape);
        canvas.getChildren().addAll(port(204, 235, null), port(240, 175, null), port(404, 175, StyleStates.ACTIVE));
        canvas.getChildren().addAll(port(440, 235, StyleStates.COMPATIBLE), port(640, 175, StyleStates.REFUSED));
        canvas.getChildren().addAll(overlays(), zoom(), minimap(), quickAdd(), band());
        return canvas;
    }

    private static Node card(String name, String kind, String summary, String category, double x, double y) {
        HBox head = new HBox(
                styled(new Label(name), StyleNames.NODE_NAME),
                GalleryWindow.grow(),
                styled(new Label(kind), StyleNames.NODE_KIND));
        Region picture = styled(new Region(), StyleNames.NODE_PICTURE);
        picture.setPrefHeight(30);
        Region share = styled(new Region(), StyleNames.SHARE_BAR);
        share.setPrefSize(40, 3);
        HBox track = styled(new HBox(share), StyleNames.SHARE_TRACK);
        VBox body = new VBox(5, head, styled(new Label(summary), StyleNames.NODE_SUMMARY), picture, track);
        Pane card = styled(new Pane(body), StyleNames.NODE_CARD, StyleNames.category(category));
        card.setPrefSize(164, 100);
        body.setPrefSize(142, 84);
        body.relocate(12, 8);
        card.relocate(x, y);
        return card;
    }

    private static Node link(double x1, double y1, double x2, double y2) {
        double middle = (x1 + x2) / 2;
        return styled(new CubicCurve(x1, y1, middle, y1, middle, y2, x2, y2), StyleNames.CONNECTION);
    }

    private static Node port(double x, double y, javafx.css.PseudoClass state) {
        Circle port = styled(new Circle(x, y, 4), StyleNames.PORT);
        if (state != null) {
            port.pseudoClassStateChanged(state, true);
        }
        return port;
    }

    private static Node overlays() {
        HBox bar = styled(
                new HBox(
                        GalleryWindow.chip("Activations", true),
                        GalleryWindow.chip("Parameters", false),
                        GalleryWindow.chip("Gradients", false),
                        GalleryWindow.chip("Time", false)),
                StyleNames.OVERLAY_BAR);
        bar.relocate(12, 12);
        return bar;
    }

    private static Node zoom() {
        HBox bar = styled(
                new HBox(
                        new Button("−"),
                        GalleryWindow.divider(),
                        new Label("82 %"),
                        GalleryWindow.divider(),
                        new Button("+"),
                        GalleryWindow.divider(),
                        new Button("Fit")),
                StyleNames.ZOOM_BAR);
        bar.relocate(12, 580);
        return bar;
    }

    private static Node minimap() {
        Pane view = styled(new Pane(), StyleNames.MINIMAP_VIEW);
        view.setPrefSize(130, 70);
        HBox map = styled(new HBox(view), StyleNames.MINIMAP);
        map.relocate(900, 540);
        return map;
    }

    private static Node quickAdd() {
        TextField field = new TextField("co");
        ListView<String> list = new ListView<>();
        list.getItems().addAll("Conv2D", "Conv1D", "Concatenate");
        list.getSelectionModel().select(0);
        list.setPrefSize(200, 90);
        VBox popup = styled(new VBox(field, list), StyleNames.QUICK_ADD);
        popup.relocate(850, 330);
        return popup;
    }

    private static Node band() {
        Rectangle band = styled(new Rectangle(230, 480, 160, 70), StyleNames.RUBBER_BAND);
        Label note = styled(new Label("Needs an image, gets a vector of 64."), StyleNames.CURSOR_NOTE);
        note.relocate(430, 490);
        return new Pane(band, note);
    }
}
