package org.lamina.ui.training;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import org.lamina.graph.detect.Detected;
import org.lamina.graph.run.Sample;
import org.lamina.graph.run.Tensor;
import org.lamina.theme.StyleNames;
import org.lamina.ui.text.Wording;
import org.lamina.ui.visual.BoxesPane;
import org.lamina.ui.visual.Reconstruction;
import org.lamina.ui.visual.VisualContext;
import org.lamina.ui.visual.map.ClassColors;
import org.lamina.ui.visual.map.ClassMap;
import org.lamina.ui.visual.map.GridPainter;
import org.lamina.ui.visual.map.MapPalette;
import org.lamina.ui.visual.map.Maps;
import org.lamina.ui.visual.map.PixelPicture;

/// A sample in small: its picture, or its first tokens or numbers, with a caption. Pressing it chooses the sample.
final class SampleTile extends Button {
    private static final int SIDE = 48;
    private static final int FRAMED_SIDE = 96;
    private static final int SHOWN_TOKENS = 8;
    private static final int SHOWN_NUMBERS = 4;
    private static final double LARGEST_PIXEL = 255;

    private final VisualContext context;

    SampleTile(VisualContext context, Sample sample, String caption, Runnable chosen) {
        super(caption);
        this.context = context;
        MapPalette palette = context.palette();
        getStyleClass().add(StyleNames.FLAT_BUTTON);
        setContentDisplay(ContentDisplay.TOP);
        setMinWidth(USE_PREF_SIZE);
        HBox inputs = new HBox(2);
        for (Tensor input : sample.inputs()) {
            if (input.rank() == 3) {
                inputs.getChildren().add(picture(input, value -> palette.signed(value, LARGEST_PIXEL)));
            }
        }
        setGraphic(inputs.getChildren().isEmpty() ? words(sample) : inputs);
        setOnAction(_ -> chosen.run());
    }

    /// Puts what the network makes of the sample beside it.
    void add(Reconstruction reconstruction) {
        if (reconstruction.isPicture()) {
            GridPainter.Coloring coloring = reconstruction.coloring(context.palette());
            setGraphic(
                    new HBox(2, picture(reconstruction.wanted(), coloring), picture(reconstruction.given(), coloring)));
        } else {
            setGraphic(strong(numbers(reconstruction.wanted()) + " → " + numbers(reconstruction.given())));
        }
    }

    /// Frames what was found, and dashed what is true.
    void add(Sample sample, List<Detected> found) {
        BoxesPane pane = new BoxesPane(FRAMED_SIDE);
        Tensor image = sample.inputs().getFirst();
        MapPalette palette = context.palette();
        pane.show(
                new BoxesPane.Content(
                        image,
                        value -> palette.signed(value, LARGEST_PIXEL),
                        found,
                        Detected.truth(sample.values().getFirst()),
                        _ -> ""),
                context);
        setGraphic(pane);
    }

    /// Puts the class of each pixel beside the picture.
    void add(ClassMap classes) {
        int width = Math.max(1, SIDE * classes.width() / Math.max(classes.width(), classes.height()));
        int height = Math.max(1, SIDE * classes.height() / Math.max(classes.width(), classes.height()));
        PixelPicture picture = new PixelPicture(width, height);
        ClassColors.of(context.palette(), classes.count())
                .paint(classes, picture, new GridPainter.Tile(0, 0, width, height));
        picture.show();
        setGraphic(new HBox(2, getGraphic(), new ImageView(picture.image())));
    }

    private static ImageView picture(Tensor image, GridPainter.Coloring coloring) {
        Maps maps = Maps.ofActivations(image);
        int width = Math.max(1, SIDE * maps.width() / Math.max(maps.width(), maps.height()));
        int height = Math.max(1, SIDE * maps.height() / Math.max(maps.width(), maps.height()));
        PixelPicture picture = new PixelPicture(width, height);
        GridPainter.paint(picture, maps, 0, coloring, new GridPainter.Tile(0, 0, width, height));
        picture.show();
        return new ImageView(picture.image());
    }

    private static Label words(Sample sample) {
        return strong(sample.tokens().isEmpty() ? numbers(sample) : tokens(sample));
    }

    private static Label strong(String text) {
        Label label = new Label(text);
        label.getStyleClass().add(StyleNames.STRONG);
        return label;
    }

    private static String tokens(Sample sample) {
        String text = String.join(
                "",
                sample.tokens().stream()
                        .filter(token -> !token.isBlank())
                        .limit(SHOWN_TOKENS)
                        .toList());
        return sample.tokens().size() > SHOWN_TOKENS ? text + "…" : text;
    }

    private static String numbers(Sample sample) {
        if (sample.inputs().isEmpty()) {
            return "";
        }
        return numbers(sample.inputs().getFirst());
    }

    private static String numbers(Tensor tensor) {
        float[] values = tensor.values();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(values.length, SHOWN_NUMBERS); i++) {
            text.append(i == 0 ? "" : "  ").append(Wording.significant(values[i], 3));
        }
        return values.length > SHOWN_NUMBERS ? text + " …" : text.toString();
    }
}
