package org.lamina.theme;

import static org.lamina.theme.GalleryControls.styled;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The main window as a still life, to hold beside the drawings in the design notes.
final class GalleryWindow {
    private GalleryWindow() {}

    static Parent create() {
        SplitPane middle = new SplitPane(palette(), GalleryCanvas.create(), inspector());
        middle.setDividerPositions(0.135, 0.81);
        SplitPane whole = new SplitPane(middle, bottom());
        whole.setOrientation(Orientation.VERTICAL);
        whole.setDividerPositions(0.71);
        BorderPane root = new BorderPane(whole, topBar(), null, bottomBar(), null);
        root.getStyleClass().add(StyleNames.APP_ROOT);
        return root;
    }

    private static Node topBar() {
        MenuBar menus = styled(new MenuBar(), StyleNames.TOP_MENU);
        for (String name : new String[] {"File", "Edit", "View", "Network", "Train", "Learn", "Help"}) {
            menus.getMenus().add(new Menu(name));
        }
        Label search = new Label("Search or run a command");
        HBox command = styled(
                new HBox(search, grow(), styled(new Label("Ctrl K"), StyleNames.KEY_HINT)), StyleNames.COMMAND_SEARCH);
        command.setPrefWidth(260);
        HBox status = styled(
                new HBox(
                        new Label("epoch "),
                        styled(new Label("2"), StyleNames.STRONG),
                        new Label("/5 · batch 412/844 · 3,910 samples/s · 0:41 left")),
                StyleNames.RUN_STATUS);
        return styled(
                new HBox(
                        styled(new Label("Lamina"), StyleNames.APP_NAME),
                        menus,
                        divider(),
                        new Button("Layout"),
                        new Button("Fit"),
                        divider(),
                        styled(new Button("Pause"), StyleNames.PRIMARY_BUTTON),
                        new Button("Step"),
                        new Button("Stop"),
                        status,
                        grow(),
                        command),
                StyleNames.TOP_BAR);
    }

    private static Node palette() {
        VBox list = styled(new VBox(), StyleNames.PALETTE);
        TextField find = styled(new TextField(), StyleNames.SEARCH_FIELD);
        find.setPromptText("Find a layer");
        list.getChildren().add(find);
        section(list, "CONVOLUTION", "convolution", "Conv2D", "Conv1D", "Depthwise");
        section(list, "POOLING", "pooling", "Max pooling", "Average pooling", "Global pooling");
        section(list, "CORE", "dense", "Dense", "Flatten", "Embedding");
        section(list, "RECURRENT", "recurrent", "LSTM", "GRU");
        section(list, "ATTENTION", "attention", "Self-attention");
        list.lookupAll("." + StyleNames.PALETTE_ROW).stream()
                .findFirst()
                .ifPresent(row -> row.pseudoClassStateChanged(StyleStates.SELECTED, true));
        TabPane tabs = pills("Layers", "Samples", "Outline");
        tabs.getTabs().getFirst().setContent(list);
        tabs.getStyleClass().add(StyleNames.LEFT_PANE);
        return tabs;
    }

    private static void section(VBox list, String caption, String category, String... names) {
        list.getChildren().add(styled(new Label(caption), StyleNames.SECTION_CAPTION));
        for (String name : names) {
            Region icon = styled(new Region(), StyleNames.CATEGORY_ICON);
            Label hint = styled(new Label("2-D"), StyleNames.PALETTE_HINT);
            HBox row = new HBox(icon, styled(new Label(name), StyleNames.PALETTE_NAME), grow(), hint);
            list.getChildren().add(styled(row, StyleNames.PALETTE_ROW, StyleNames.category(category)));
        }
    }

    private static Node inspector() {
        HBox header = styled(
                new HBox(
                        styled(new Region(), StyleNames.CATEGORY_ICON),
                        styled(new Label("conv1"), StyleNames.NODE_NAME),
                        styled(new Label("Conv2D"), StyleNames.NODE_KIND)),
                StyleNames.INSPECTOR_HEADER,
                StyleNames.category("convolution"));
        VBox form = styled(new VBox(header), StyleNames.INSPECTOR);
        form.getChildren().addAll(field("Filters", new TextField("32")), field("Kernel", new TextField("3 × 3")));
        form.getChildren().add(field("Stride", new TextField("1 × 1")));
        for (String name : new String[] {"Padding", "Activation", "Weights"}) {
            ComboBox<String> combo = new ComboBox<>();
            combo.setValue("ReLU");
            form.getChildren().add(field(name, combo));
        }
        form.getChildren().add(styled(new Label("SHAPE AND COST"), StyleNames.SECTION_CAPTION));
        form.getChildren().addAll(fact("Input", "[B, C=1, H=28, W=28]"), fact("Output", "[B, C=32, H=26, W=26]"));
        form.getChildren().addAll(fact("Parameters", "320 · 0.3 %"), fact("MACs per sample", "194,688 · 7.7 %"));
        form.getChildren().add(styled(new Label("HEALTH"), StyleNames.SECTION_CAPTION));
        Node good = fact("Update : parameter", "-3.1 good");
        good.lookup("." + StyleNames.FACT_VALUE).pseudoClassStateChanged(StyleStates.GOOD, true);
        form.getChildren().addAll(good, fact("Dead units", "2 of 32"));
        TabPane tabs = pills("Parameters", "Explain", "Live");
        tabs.getTabs().getFirst().setContent(form);
        tabs.getStyleClass().add(StyleNames.RIGHT_PANE);
        return tabs;
    }

    private static Node field(String name, Region editor) {
        editor.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(editor, Priority.ALWAYS);
        return styled(new HBox(styled(new Label(name), StyleNames.FIELD_LABEL), editor), StyleNames.FIELD_ROW);
    }

    private static Node fact(String name, String value) {
        return styled(
                new HBox(
                        styled(new Label(name), StyleNames.FACT_LABEL),
                        grow(),
                        styled(new Label(value), StyleNames.FACT_VALUE)),
                StyleNames.FACT_ROW);
    }

    private static Node bottom() {
        TabPane tabs = styled(new TabPane(), StyleNames.LINE_TABS, StyleNames.BOTTOM_PANE);
        for (String name : new String[] {"Curves", "Inspect", "Evaluate", "Data", "Problems", "Runs", "Log"}) {
            Tab tab = new Tab(name);
            tab.setClosable(false);
            tabs.getTabs().add(tab);
        }
        HBox legend = styled(new HBox(legendItem("training", 0), legendItem("validation", 1)), StyleNames.LEGEND);
        VBox readOut = styled(
                new VBox(
                        new Label("batch 1,041 · train 0.118"),
                        styled(new Label("validation 0.094"), StyleNames.MUTED)),
                StyleNames.READ_OUT);
        readOut.setMaxWidth(Region.USE_PREF_SIZE);
        VBox plot = styled(
                new VBox(
                        8,
                        styled(
                                new HBox(
                                        styled(new Label("Loss"), StyleNames.PLOT_TITLE),
                                        grow(),
                                        legend,
                                        styled(new Label("smoothing 0.60 · log"), StyleNames.PLOT_CAPTION),
                                        menuOfView()),
                                StyleNames.PLOT_HEADER),
                        readOut),
                StyleNames.PLOT);
        plot.setPrefWidth(640);
        VBox bars = styled(new VBox(4), StyleNames.VISUAL);
        bars.getChildren().add(styled(new Label("Prediction"), StyleNames.PLOT_TITLE));
        for (int digit = 0; digit < 8; digit++) {
            bars.getChildren().add(probability(digit, digit == 7 ? 0.918 : 0.02));
        }
        bars.setPrefWidth(240);
        tabs.getTabs().getFirst().setContent(new HBox(plot, divider(), grow(), divider(), bars));
        return tabs;
    }

    private static Node menuOfView() {
        return styled(new MenuButton("⋯"), StyleNames.FLAT_BUTTON, StyleNames.VIEW_MENU);
    }

    private static Node probability(int digit, double value) {
        Region bar = styled(new Region(), StyleNames.PROBABILITY_BAR);
        bar.setPrefSize(120 * value, 7);
        HBox track = styled(new HBox(bar), StyleNames.PROBABILITY_TRACK);
        track.setPrefWidth(120);
        HBox row = styled(
                new HBox(
                        new Label("" + digit),
                        track,
                        styled(new Label("%.1f %%".formatted(100 * value)), StyleNames.PROBABILITY_VALUE)),
                StyleNames.PROBABILITY_ROW);
        row.pseudoClassStateChanged(StyleStates.SELECTED, value > 0.5);
        return row;
    }

    private static Node legendItem(String name, int series) {
        ToggleButton item =
                new ToggleButton(name, styled(new Region(), StyleNames.LEGEND_DOT, StyleNames.series(series)));
        item.getStyleClass().setAll(StyleNames.LEGEND_ITEM);
        return item;
    }

    private static Node bottomBar() {
        Label good = new Label("shapes agree");
        good.pseudoClassStateChanged(StyleStates.GOOD, true);
        Region dot = styled(new Region(), StyleNames.STATUS_DOT);
        dot.pseudoClassStateChanged(StyleStates.GOOD, true);
        HBox state = styled(new HBox(dot, good), StyleNames.STATUS_ITEM);
        return styled(
                new HBox(
                        status("9", "layers"),
                        status("121,930", "parameters"),
                        status("2.5 M", "MACs / sample"),
                        state,
                        grow(),
                        new Label("mnist-lenet.lamina - saved"),
                        new Label("EN / 中文")),
                StyleNames.BOTTOM_BAR);
    }

    private static Node status(String value, String name) {
        return styled(
                new HBox(styled(new Label(value), StyleNames.STATUS_VALUE), new Label(name)), StyleNames.STATUS_ITEM);
    }

    private static TabPane pills(String... names) {
        TabPane tabs = styled(new TabPane(), StyleNames.PILL_TABS);
        for (String name : names) {
            Tab tab = new Tab(name);
            tab.setClosable(false);
            tabs.getTabs().add(tab);
        }
        return tabs;
    }

    static Region divider() {
        return styled(new Region(), StyleNames.DIVIDER);
    }

    static Region grow() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    static ToggleButton chip(String name, boolean selected) {
        ToggleButton chip = styled(new ToggleButton(name), StyleNames.OVERLAY_CHIP);
        chip.setSelected(selected);
        return chip;
    }
}
