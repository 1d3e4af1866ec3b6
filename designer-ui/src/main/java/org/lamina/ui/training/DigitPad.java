package org.lamina.ui.training;

import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.lamina.graph.run.Tensor;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Labels;
import org.lamina.ui.visual.VisualContext;
import org.lamina.ui.visual.map.MapPalette;
import org.lamina.ui.visual.map.PixelPicture;

/// A pad to draw a digit on, in the raw units of the data. What is drawn is handed over at most once per frame.
final class DigitPad extends VBox {
    private static final int SIDE = 28;
    private static final int CELL = 8;
    private static final double SMALLEST = 84;
    private static final double LARGEST = 280;
    private static final double BELOW = 104;
    private static final double BELOW_WITHOUT_NOTE = 60;
    private static final double ROOM_FOR_NOTE = 220;
    private static final double SIDES = 26;
    private static final double BRUSH = 1.1;

    private final Workbench bench;
    private final VisualContext context;
    private final Consumer<Tensor> drawn;
    private final Ink ink = new Ink(SIDE);
    private final PixelPicture picture = new PixelPicture(SIDE * CELL, SIDE * CELL);
    private final ImageView view = new ImageView();
    private final StackPane pad = new StackPane();
    private final HBox tools = new HBox(8);
    private final CheckBox centre = new CheckBox();
    private final Label note = Labels.wrapped("", StyleNames.MUTED, StyleNames.CAPTION);
    private Subscription waiting = Subscription.EMPTY;
    private boolean changed;
    private boolean used;
    private double size = SMALLEST;
    private double lastX;
    private double lastY;

    DigitPad(Workbench bench, VisualContext context, Consumer<Tensor> drawn) {
        super(6);
        this.bench = bench;
        this.context = context;
        this.drawn = drawn;
        getStyleClass().add(StyleNames.VISUAL);
        getChildren().addAll(surface(), tools, note);
        fillTools();
        sayHow();
        setMinHeight(0);
        centre.setSelected(true);
        heightProperty().subscribe(_ -> fit());
        centre.selectedProperty().subscribe((_, _) -> handOver());
        bench.colors().onChange(this::repaint);
        repaint();
    }

    /// As large as the pane's height allows with the tools below; in a low pane the note makes way.
    private void fit() {
        Labels.toggle(note, getHeight() >= ROOM_FOR_NOTE);
        size = sizeAt(getHeight());
        view.setFitWidth(size);
        view.setFitHeight(size);
        pad.setMinSize(size + 2, size + 2);
        pad.setMaxSize(size + 2, size + 2);
    }

    private static double sizeAt(double height) {
        return Math.clamp(height - (height >= ROOM_FOR_NOTE ? BELOW : BELOW_WITHOUT_NOTE), SMALLEST, LARGEST);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.VERTICAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.max(sizeAt(height) + 2, tools.prefWidth(-1)) + SIDES;
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected double computeMaxWidth(double height) {
        return computePrefWidth(height);
    }

    private StackPane surface() {
        view.setImage(picture.image());
        view.setSmooth(false);
        pad.getChildren().add(view);
        pad.setId("digit-pad");
        pad.getStyleClass().add(StyleNames.DRAW_PAD);
        pad.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        pad.accessibleTextProperty().bind(bench.messages().bind("training.draw.pad"));
        pad.setOnMousePressed(event -> {
            lastX = cell(event.getX());
            lastY = cell(event.getY());
            draw(event);
        });
        pad.setOnMouseDragged(this::draw);
        return pad;
    }

    private void fillTools() {
        Button clear = new Button();
        clear.setId("digit-clear");
        clear.textProperty().bind(bench.messages().bind("training.draw.clear"));
        clear.setOnAction(_ -> {
            ink.clear();
            change();
        });
        centre.setId("digit-centre");
        centre.textProperty().bind(bench.messages().bind("training.draw.centre"));
        tools.getChildren().addAll(clear, centre);
        tools.setAlignment(Pos.CENTER_LEFT);
    }

    private void sayHow() {
        centre.selectedProperty().subscribe(on -> note.textProperty()
                .bind(bench.messages().bind(on ? "training.draw.note" : "training.draw.note-off")));
    }

    /// Looks again at what is drawn, after something else was looked at.
    void resume() {
        if (!ink.isEmpty()) {
            handOver();
        }
    }

    private double cell(double pixel) {
        return (pixel - 1) / size * SIDE;
    }

    private void draw(MouseEvent event) {
        double x = cell(event.getX());
        double y = cell(event.getY());
        ink.stroke(lastX, lastY, x, y, BRUSH);
        lastX = x;
        lastY = y;
        change();
        event.consume();
    }

    private void change() {
        if (!changed) {
            changed = true;
            waiting = bench.pulse().every(this::frame);
        }
    }

    private void frame() {
        waiting.unsubscribe();
        changed = false;
        repaint();
        handOver();
    }

    /// An empty pad counts once something was drawn: what was cleared away is no longer looked at.
    private void handOver() {
        used |= !ink.isEmpty();
        if (used) {
            drawn.accept(centre.isSelected() ? ink.centred() : ink.tensor());
        }
    }

    private void repaint() {
        MapPalette palette = context.palette();
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                int argb = palette.signed(ink.at(row, column), 255);
                picture.fill(column * CELL, row * CELL, CELL, CELL, argb);
            }
        }
        picture.show();
    }
}
