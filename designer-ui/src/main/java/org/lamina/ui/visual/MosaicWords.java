package org.lamina.ui.visual;

import java.util.List;
import java.util.function.IntFunction;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.lamina.theme.ColorToken;
import org.lamina.ui.text.Numbers;
import org.lamina.ui.visual.map.GridPainter;
import org.lamina.ui.visual.map.Maps;

/// What is written on single numbers, their name and value, and beside a sequence, its units and steps.
///
/// @param units the names of the units; empty where they are called by their number
/// @param tokens what stands at each step; empty where steps are called by their number
record MosaicWords(VisualContext context, List<String> units, List<String> tokens) {
    private static final double NARROWEST = 34;
    private static final double TWO_LINES = 28;
    private static final double LINE = 13;
    private static final double NUMBER = 24;
    private static final double CHARACTER = 6;
    private static final double LONGEST = 72;
    private static final double AXIS_NAME = 16;
    private static final String STRONG = "Lamina Inter SemiBold";
    private static final int[] STEPS = {1, 2, 5};
    private static final int MOST = 1_000_000;
    private static final Insets NONE = Insets.EMPTY;

    /// The room that words need beside the grids.
    Insets margins(Maps maps) {
        return isSequence(maps) ? new Insets(0, 0, LINE + 3, AXIS_NAME + longest(maps.height()) + 6) : NONE;
    }

    /// @param place where a grid is
    /// @param colorings how its numbers are coloured
    void write(
            GraphicsContext graphics,
            Maps maps,
            IntFunction<Rectangle2D> place,
            IntFunction<GridPainter.Coloring> colorings) {
        if (isSequence(maps)) {
            writeAxes(graphics, maps, place.apply(0));
        } else if (maps.width() == 1 && maps.height() == 1 && place.apply(0).getWidth() >= NARROWEST) {
            for (int unit = 0; unit < maps.count(); unit++) {
                float value = maps.value(unit, 0, 0);
                writeCell(
                        graphics,
                        unit,
                        value,
                        place.apply(unit),
                        colorings.apply(unit).color(value));
            }
        }
    }

    private static boolean isSequence(Maps maps) {
        return maps.tensor().rank() == 2;
    }

    private void writeCell(GraphicsContext graphics, int unit, float value, Rectangle2D place, int argb) {
        Color ground = Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
        graphics.setFill(InkOn.color(ground, context.theme()));
        boolean two = place.getHeight() >= TWO_LINES;
        double x = place.getMinX() + place.getWidth() / 2;
        double y = place.getMinY() + place.getHeight() / 2;
        if (two) {
            DrawnPane.text(graphics, 10, TextAlignment.CENTER, VPos.CENTER);
            graphics.fillText(name(unit), x, y - LINE / 2, place.getWidth() - 2);
        }
        DrawnPane.text(graphics, 11, TextAlignment.CENTER, VPos.CENTER);
        graphics.setFont(Font.font(STRONG, 11));
        String number = Numbers.brief(value, context.messages().language());
        graphics.fillText(number, x, two ? y + LINE / 2 : y, place.getWidth() - 2);
    }

    private void writeAxes(GraphicsContext graphics, Maps maps, Rectangle2D place) {
        graphics.setFill(context.theme().get(ColorToken.FG_MUTED));
        double row = place.getHeight() / maps.height();
        DrawnPane.text(graphics, 10, TextAlignment.RIGHT, VPos.CENTER);
        for (int unit = 0; unit < maps.height(); unit += every(row, LINE - 2.5)) {
            double y = Math.max(LINE / 2, place.getMinY() + (unit + 0.5) * row);
            graphics.fillText(name(unit), place.getMinX() - 5, y, LONGEST);
        }
        double column = place.getWidth() / maps.width();
        boolean named = tokens.size() == maps.width();
        DrawnPane.text(graphics, named ? 11 : 10, TextAlignment.CENTER, VPos.TOP);
        for (int step = 0; step < maps.width(); step += every(column, named ? LINE : NUMBER)) {
            String label = named ? tokens.get(step) : Integer.toString(step);
            graphics.fillText(label, place.getMinX() + (step + 0.5) * column, place.getMaxY() + 3, NUMBER);
        }
        graphics.setFill(context.theme().get(ColorToken.FG_FAINT));
        graphics.save();
        graphics.translate(0, place.getMinY() + place.getHeight() / 2);
        graphics.rotate(-90);
        DrawnPane.text(graphics, 11, TextAlignment.CENTER, VPos.TOP);
        graphics.fillText(context.messages().text("visual.mosaic.units"), 0, 0);
        graphics.restore();
        DrawnPane.text(graphics, 11, TextAlignment.LEFT, VPos.TOP);
        graphics.fillText(context.messages().text("visual.mosaic.steps"), 0, place.getMaxY() + 3, place.getMinX());
    }

    /// Every first, second, fifth, tenth ... has room for its name.
    private static int every(double room, double needed) {
        for (int tens = 1; tens < MOST; tens *= 10) {
            for (int step : STEPS) {
                if (step * tens * room >= needed) {
                    return step * tens;
                }
            }
        }
        return MOST;
    }

    private String name(int unit) {
        return SampleWords.className(units, unit);
    }

    private double longest(int count) {
        int characters = Integer.toString(count).length();
        for (String name : units) {
            characters = Math.max(characters, name.length());
        }
        return Math.min(LONGEST, characters * CHARACTER);
    }
}
