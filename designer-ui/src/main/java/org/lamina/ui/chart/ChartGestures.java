package org.lamina.ui.chart;

import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Mouse and keyboard of a chart: the wheel zooms x at the pointer (with Ctrl or over the y axis: y), dragging pans,
/// a double click follows the data again. Arrow keys pan, plus and minus zoom, Home follows.
final class ChartGestures {

    private static final double WHEEL_STEP = 1.0015;
    private static final double KEY_PAN = 0.1;
    private static final double KEY_ZOOM = 1.25;

    private final CurveChart chart;
    private final PlotPane pane;
    private double lastX;
    private double lastY;

    ChartGestures(CurveChart chart, PlotPane pane) {
        this.chart = chart;
        this.pane = pane;
    }

    void install() {
        pane.setOnMouseMoved(this::moveCrosshair);
        pane.setOnMouseExited(_ -> chart.crosshairXProperty().set(Double.NaN));
        pane.setOnMousePressed(this::press);
        pane.setOnMouseDragged(this::drag);
        pane.setOnMouseReleased(_ -> pane.setCursor(Cursor.DEFAULT));
        pane.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                chart.follow();
            }
        });
        pane.setOnScroll(this::zoom);
        chart.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void moveCrosshair(MouseEvent event) {
        boolean inside = event.getX() >= pane.plot().left()
                && event.getX() <= pane.plot().right()
                && !chart.shownSeries().isEmpty();
        chart.crosshairXProperty().set(inside ? pane.xAt(event.getX()) : Double.NaN);
    }

    private void press(MouseEvent event) {
        chart.requestFocus();
        lastX = event.getX();
        lastY = event.getY();
    }

    private void drag(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        pane.setCursor(Cursor.CLOSED_HAND);
        double shareX = (event.getX() - lastX) / width();
        double shareY = (event.getY() - lastY) / height();
        lastX = event.getX();
        lastY = event.getY();
        pane.window().pan(shareX, -shareY);
        moveCrosshair(event);
        chart.refresh();
    }

    private void zoom(ScrollEvent event) {
        double delta = event.getDeltaY() != 0 ? event.getDeltaY() : event.getDeltaX();
        double factor = Math.pow(WHEEL_STEP, -delta);
        if (event.isControlDown() || event.getX() < pane.plot().left()) {
            pane.window().zoomY(factor, 1 - (event.getY() - pane.plot().top()) / height());
        } else {
            pane.window().zoomX(factor, (event.getX() - pane.plot().left()) / width());
        }
        chart.refresh();
        event.consume();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> pane.window().pan(KEY_PAN, 0);
            case RIGHT -> pane.window().pan(-KEY_PAN, 0);
            case UP -> pane.window().pan(0, -KEY_PAN);
            case DOWN -> pane.window().pan(0, KEY_PAN);
            case PLUS, EQUALS, ADD -> pane.window().zoomX(1 / KEY_ZOOM, 0.5);
            case MINUS, SUBTRACT -> pane.window().zoomX(KEY_ZOOM, 0.5);
            case HOME -> pane.window().follow();
            default -> {
                return;
            }
        }
        chart.refresh();
        event.consume();
    }

    private double width() {
        return Math.max(1, pane.plot().right() - pane.plot().left());
    }

    private double height() {
        return Math.max(1, pane.plot().bottom() - pane.plot().top());
    }
}
