package org.lamina.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a themed window opens follows the theme without being told.
class PopupsTest {
    @ParameterizedTest
    @EnumSource(Theme.class)
    void menusTakeTheThemeOfTheirWindow(Theme theme) throws Exception {
        List<Paint> fills = FxToolkit.call(() -> {
            Stage stage = themedStage(theme);
            ContextMenu menu = menu();
            menu.show(stage, 50, 50);
            GalleryTest.write(
                    menu.getScene().snapshot(null), Path.of("target", "gallery", "menu-" + theme.id() + ".png"));
            List<Paint> found = fills(surface(menu.getScene(), ".context-menu"));
            menu.hide();
            stage.hide();
            return found;
        });
        assertEquals(List.of(color(theme, ColorToken.LINE), color(theme, ColorToken.FLOAT)), fills);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void tooltipsTakeTheThemeOfTheirWindow(Theme theme) throws Exception {
        List<Paint> fills = FxToolkit.call(() -> {
            Stage stage = themedStage(theme);
            Tooltip tooltip = new Tooltip("Train the network");
            tooltip.show(stage, 80, 80);
            GalleryTest.write(
                    tooltip.getScene().snapshot(null), Path.of("target", "gallery", "tooltip-" + theme.id() + ".png"));
            List<Paint> found = fills(surface(tooltip.getScene(), ".tooltip"));
            tooltip.hide();
            stage.hide();
            return found;
        });
        assertEquals(List.of(color(theme, ColorToken.TOOLTIP)), fills);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void dialogsTakeTheThemeOfTheirOwner(Theme theme) throws Exception {
        List<Paint> fills = FxToolkit.call(() -> {
            Stage stage = themedStage(theme);
            Alert alert = new Alert(Alert.AlertType.CONFIRMATION, "", ButtonType.CANCEL, ButtonType.OK);
            alert.initOwner(stage);
            alert.setHeaderText("Save changes to “mnist-lenet”?");
            alert.setContentText("Your changes are lost if you do not save them.");
            alert.setGraphic(null);
            DialogPane pane = alert.getDialogPane();
            GalleryTest.write(
                    pane.getScene().snapshot(null), Path.of("target", "gallery", "dialog-" + theme.id() + ".png"));
            List<Paint> found = fills(pane);
            stage.hide();
            return found;
        });
        assertEquals(List.of(color(theme, ColorToken.PANE)), fills);
    }

    private static Stage themedStage(Theme theme) {
        Stage stage = new Stage();
        Scene scene = new Scene(new StackPane(new Label("Lamina")), 600, 400);
        Themes.apply(scene, theme);
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    private static ContextMenu menu() {
        MenuItem copy = new MenuItem("Copy");
        copy.setAccelerator(KeyCombination.keyCombination("Ctrl+C"));
        MenuItem off = new MenuItem("Paste");
        off.setDisable(true);
        CheckMenuItem check = new CheckMenuItem("Show the grid");
        check.setSelected(true);
        return new ContextMenu(
                copy, off, new SeparatorMenuItem(), check, new Menu("Insert", null, new MenuItem("Dense")));
    }

    /// The class is on the popup and on the region inside that draws it.
    private static Region surface(Scene popup, String styleClass) {
        return popup.getRoot().lookupAll(styleClass).stream()
                .map(Region.class::cast)
                .filter(region -> region.getBackground() != null)
                .findFirst()
                .orElseThrow();
    }

    private static List<Paint> fills(Region region) {
        return region.getBackground().getFills().stream()
                .map(fill -> fill.getFill())
                .toList();
    }

    private static Color color(Theme theme, ColorToken token) {
        return TokenSheets.color(theme, token);
    }
}
