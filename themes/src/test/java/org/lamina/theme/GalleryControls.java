package org.lamina.theme;

import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.RangeSlider;
import org.controlsfx.control.SegmentedButton;
import org.controlsfx.control.ToggleSwitch;

/// One of each control, in the states that can be shown without a pointer.
final class GalleryControls {
    private GalleryControls() {}

    static Parent create() {
        VBox left = new VBox(14, buttons(), choices(), fields(), texts(), chips(), banners());
        VBox right =
                new VBox(14, menu(), tabs(StyleNames.LINE_TABS), tabs(StyleNames.PILL_TABS), lists(), table(), empty());
        left.setPrefWidth(560);
        right.setPrefWidth(560);
        HBox root = new HBox(32, left, right);
        root.getStyleClass().addAll(StyleNames.APP_ROOT, StyleNames.PANE);
        root.setPadding(new javafx.geometry.Insets(24));
        return root;
    }

    private static Node buttons() {
        Button normal = new Button("Layout");
        Button main = styled(new Button("Train"), StyleNames.PRIMARY_BUTTON);
        Button off = new Button("Stop");
        off.setDisable(true);
        Button flat = styled(new Button("Flat"), StyleNames.FLAT_BUTTON);
        Button link = styled(new Button("Insert Flatten"), StyleNames.LINK_BUTTON);
        Button danger = styled(new Button("Delete run"), StyleNames.DANGER_BUTTON);
        ToggleButton on = new ToggleButton("Log");
        on.setSelected(true);
        return row(normal, main, off, flat, link, danger, on, new MenuButton("More"));
    }

    private static Node choices() {
        CheckBox check = new CheckBox("Bias");
        check.setSelected(true);
        RadioButton radio = new RadioButton("Adam");
        radio.setSelected(true);
        ToggleSwitch toggle = new ToggleSwitch("Shuffle");
        toggle.setSelected(true);
        ToggleButton epoch = styled(new ToggleButton("Epoch"), StyleNames.SEGMENT);
        epoch.setSelected(true);
        HBox segments = new HBox(
                styled(new ToggleButton("Iteration"), StyleNames.SEGMENT),
                epoch,
                styled(new ToggleButton("Time"), StyleNames.SEGMENT));
        segments.getStyleClass().add(StyleNames.SEGMENTS);
        SegmentedButton segmented = new SegmentedButton(new ToggleButton("A"), new ToggleButton("B"));
        segmented.getButtons().getFirst().setSelected(true);
        return new VBox(
                8,
                row(check, new CheckBox("Off"), radio, new RadioButton("SGD"), toggle, new ToggleSwitch("Off")),
                row(segments, segmented));
    }

    private static Node fields() {
        TextField wrong = new TextField("-3");
        wrong.pseudoClassStateChanged(StyleStates.INVALID, true);
        TextField search = styled(new TextField(), StyleNames.SEARCH_FIELD);
        search.setPromptText("Find a layer");
        ComboBox<String> combo = new ComboBox<>(FXCollections.observableArrayList("ReLU", "GELU"));
        combo.setValue("ReLU");
        TextArea area = new TextArea("Notes on this network");
        area.setPrefRowCount(2);
        Slider slider = new Slider(0, 1, 0.6);
        RangeSlider range = new RangeSlider(0, 10, 2, 7);
        ScrollBar bar = new ScrollBar();
        bar.setMax(100);
        bar.setVisibleAmount(30);
        bar.setPrefWidth(240);
        return new VBox(
                8,
                row(new TextField("3 × 3"), wrong, search),
                row(combo, new Spinner<>(1, 100, 32)),
                area,
                row(slider, range),
                row(new ProgressBar(0.4), bar));
    }

    private static Node texts() {
        return new VBox(
                4,
                styled(new Label("Heading 0123456789"), StyleNames.HEADING),
                styled(new Label("Title of a view"), StyleNames.TITLE),
                new Label("Body: the value 1111 and 0000 keep their width, 3,910 samples/s"),
                styled(new Label("Muted: a label or a summary"), StyleNames.MUTED),
                styled(new Label("Faint: captions and units"), StyleNames.FAINT),
                styled(new Label("SHAPE AND COST"), StyleNames.SECTION_CAPTION),
                new Label("卷积层 · 训练集 · 验证损失 0.094 · 骨直角"),
                row(
                        styled(new Label("good"), StyleNames.GOOD_TEXT),
                        styled(new Label("warning"), StyleNames.WARNING_TEXT),
                        styled(new Label("error"), StyleNames.ERROR_TEXT),
                        styled(new Label("mono 0x1F"), StyleNames.MONO),
                        styled(new Label("Ctrl K"), StyleNames.KEY_HINT)));
    }

    private static Node chips() {
        Label selected = styled(new Label("selected"), StyleNames.CHIP);
        selected.pseudoClassStateChanged(StyleStates.SELECTED, true);
        Label good = styled(new Label("shapes agree"), StyleNames.CHIP);
        good.pseudoClassStateChanged(StyleStates.GOOD, true);
        Label error = styled(new Label("2 problems"), StyleNames.CHIP);
        error.pseudoClassStateChanged(StyleStates.ERROR, true);
        return row(styled(new Label("softmax"), StyleNames.CHIP), selected, good, error);
    }

    private static Node banners() {
        HBox plain = new HBox(new Label("Unsaved edits were found."), new Button("Restore"));
        HBox bad = new HBox(new Label("Training stopped: the loss is not a number."), new Button("Why?"));
        bad.pseudoClassStateChanged(StyleStates.ERROR, true);
        plain.getStyleClass().add(StyleNames.BANNER);
        bad.getStyleClass().add(StyleNames.BANNER);
        return new VBox(4, plain, bad);
    }

    private static Node menu() {
        return new MenuBar(new Menu("File"), new Menu("Edit"), new Menu("View"));
    }

    private static Node tabs(String style) {
        TabPane tabs = styled(new TabPane(), style);
        for (String name : new String[] {"Curves", "Inspect", "Evaluate", "Data"}) {
            Tab tab = new Tab(name, new Label("Content of " + name));
            tab.setClosable(false);
            tabs.getTabs().add(tab);
        }
        tabs.setPrefHeight(70);
        return tabs;
    }

    private static Node lists() {
        ListView<String> list = styled(new ListView<>(), StyleNames.PLAIN_LIST);
        for (int run = 1; run <= 30; run++) {
            list.getItems().add("Run " + run + " · 98.5 %");
        }
        list.getSelectionModel().select(1);
        list.setPrefHeight(120);
        return list;
    }

    private static Node table() {
        TableView<String> table = new TableView<>(FXCollections.observableArrayList("input", "conv1", "pool1"));
        for (String name : new String[] {"Layer", "Shape", "Parameters"}) {
            TableColumn<String, String> column = new TableColumn<>(name);
            column.setCellValueFactory(
                    cell -> new javafx.beans.property.SimpleStringProperty(cell.getValue() + " " + name));
            column.setPrefWidth(150);
            table.getColumns().add(column);
        }
        table.getSelectionModel().select(0);
        table.setPrefHeight(130);
        return table;
    }

    private static Node empty() {
        VBox box = new VBox(
                styled(new Label("No run yet"), StyleNames.EMPTY_TITLE),
                styled(new Label("Press Train, or open a run under Runs."), StyleNames.EMPTY_TEXT));
        box.getStyleClass().add(StyleNames.EMPTY_STATE);
        return box;
    }

    static HBox row(Node... nodes) {
        HBox row = new HBox(8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    static <T extends Node> T styled(T node, String... styles) {
        node.getStyleClass().addAll(styles);
        if (node instanceof Label label) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        return node;
    }
}
