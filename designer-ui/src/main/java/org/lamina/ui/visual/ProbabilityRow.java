package org.lamina.ui.visual;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.visual.map.MapPalette;

/// One class with its probability as bar and number; a sign tells whether it is right.
final class ProbabilityRow extends HBox {

    private static final double LARGEST_NAME = 140;
    private static final double SWATCH = 10;

    private final Label name = new Label();
    private final Label mark = new Label();
    private final Rectangle swatch = new Rectangle(SWATCH, SWATCH);
    private final Region bar = new Region();
    private final Track track = new Track();
    private final Label value = new Label();
    private final Tooltip tip = new Tooltip();

    ProbabilityRow() {
        getStyleClass().add(StyleNames.PROBABILITY_ROW);
        mark.setMinWidth(14);
        bar.getStyleClass().add(StyleNames.PROBABILITY_BAR);
        track.getStyleClass().add(StyleNames.PROBABILITY_TRACK);
        track.getChildren().add(bar);
        value.getStyleClass().add(StyleNames.PROBABILITY_VALUE);
        HBox.setHgrow(track, Priority.ALWAYS);
        Tooltip.install(this, tip);
        getChildren().addAll(mark, swatch, name, track, value);
    }

    /// What a row says.
    ///
    /// @param share 0 to 1, or NaN for no bar
    /// @param value the text in place of the share, or empty
    /// @param swatch the colour in which the class is drawn, or 0 for none
    record Content(String name, double share, String value, boolean strong, AnswerMark mark, String tip, int swatch) {
        Content(String name, double share, String value, boolean strong, AnswerMark mark, String tip) {
            this(name, share, value, strong, mark, tip, 0);
        }

        Content withSwatch(int argb) {
            return new Content(name, share, value, strong, mark, tip, argb);
        }
    }

    /// @param nameWidth the same for all rows, so that their bars begin at one line
    /// @param frame the colour around a swatch, as some are as light as the ground
    void show(Content content, double nameWidth, Color frame, Locale locale) {
        name.setText(content.name);
        name.setMinWidth(nameWidth);
        name.setPrefWidth(nameWidth);
        name.setMaxWidth(nameWidth);
        Labels.toggle(swatch, content.swatch != 0);
        swatch.setFill(MapPalette.color(content.swatch));
        swatch.setStroke(frame);
        mark.setText(content.mark.sign());
        mark.getStyleClass().setAll("label", content.mark.style());
        tip.setText(content.tip);
        setAccessibleText(content.tip);
        value.setText(content.value.isEmpty() ? percent(content.share, locale) : content.value);
        track.setVisible(!Double.isNaN(content.share));
        track.setShare(content.share);
        pseudoClassStateChanged(StyleStates.SELECTED, content.strong);
    }

    void setRowHeight(double height) {
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    /// How wide the column of these names has to be.
    static double nameWidth(List<Content> rows) {
        Text probe = new Text();
        probe.setFont(Font.font("Lamina Inter", 12));
        double widest = 0;
        for (Content row : rows) {
            probe.setText(row.name);
            widest = Math.max(widest, probe.getLayoutBounds().getWidth());
        }
        return Math.clamp(Math.ceil(widest) + 4, 14, LARGEST_NAME);
    }

    static String percent(double share, Locale locale) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return Double.isFinite(share) ? format.format(share) : "–";
    }

    /// The ground of a bar; lays the bar out by its share.
    private static final class Track extends StackPane {

        private double share;

        void setShare(double newShare) {
            share = Double.isFinite(newShare) ? Math.clamp(newShare, 0.0, 1.0) : 0;
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            double width = share > 0 ? Math.max(1, share * getWidth()) : 0;
            getChildren().getFirst().resizeRelocate(0, 0, width, getHeight());
        }
    }
}
