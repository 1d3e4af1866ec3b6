package org.lamina.ui.visual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.lamina.theme.StyleNames;
import org.lamina.ui.text.Numbers;

/// The frame of every view: a line with title, caption and menu, the picture below it, and a sentence while there is
/// nothing to show. A view redraws when its values, the theme, the colour maps or the language change. FX thread only.
public abstract class SnapshotView extends VBox {

    private final VisualContext context;
    private final Label title = new Label();
    private final Label caption = new Label();
    private final Label empty = new Label();
    private final StackPane body = new StackPane();
    private final HBox header = new HBox();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final Tooltip fullCaption = new Tooltip();
    private String captionText = "";
    private String hoverText = "";

    /// @param emptyKey the sentence that says why there is nothing and what to do
    SnapshotView(VisualContext context, String emptyKey) {
        this.context = context;
        getStyleClass().add(StyleNames.VISUAL);
        title.getStyleClass().add(StyleNames.PLOT_TITLE);
        title.setMinWidth(Region.USE_PREF_SIZE);
        caption.getStyleClass().add(StyleNames.VISUAL_CAPTION);
        caption.setMinWidth(0);
        caption.setTooltip(fullCaption);
        empty.getStyleClass().add(StyleNames.EMPTY_TEXT);
        empty.setWrapText(true);
        empty.setMaxWidth(360);
        empty.textProperty().bind(context.messages().bind(emptyKey));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        ExportMenu menu = new ExportMenu(context, this::fileName, this::csv, this);
        header.getStyleClass().add(StyleNames.VISUAL_HEADER);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getChildren().addAll(title, space, caption, menu.button(this::menuItems));
        menu.installOn(this::menuItems);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinSize(0, 0);
        getChildren().addAll(header, body);
        accessibleTextProperty().bind(title.textProperty().concat(" ").concat(caption.textProperty()));
        subscriptions.add(context.theme().onChange(this::redrawNow)::run);
        // Changes, not invalidations: those come before the words are loaded.
        subscriptions.add(context.messages().languageProperty().subscribe((_, _) -> redrawNow()));
        subscriptions.add(context.colorMaps().subscribe((_, _) -> redrawNow()));
    }

    /// Ends listening to theme and language. The view is of no use afterwards.
    public void dispose() {
        subscriptions.forEach(Subscription::unsubscribe);
    }

    public StringProperty titleProperty() {
        return title.textProperty();
    }

    /// The sentence shown while there is nothing to show. Bound to the view's own; unbind it to say something better.
    public StringProperty emptyTextProperty() {
        return empty.textProperty();
    }

    /// The line beside the title: which sample, which range.
    public String getCaption() {
        return caption.getText();
    }

    /// The exact values shown, as comma separated lines.
    public abstract String csv();

    /// Draws everything anew: colours, words and numbers. Called when any of them changed.
    abstract void redraw();

    /// Whether there is anything to show.
    abstract boolean hasContent();

    /// Items of the view's menu above those for values and picture.
    List<MenuItem> menuItems() {
        return List.of();
    }

    /// Shows `content` below the header; call it once, at the end of the constructor.
    void setContent(Node content) {
        body.getChildren().setAll(content, empty);
        redrawNow();
    }

    /// Puts caption and menu beside a picture that is narrower than the view, which then has the whole
    /// height; where the view is narrow too they stay above. Call it after the content was set.
    ///
    /// @param roomy from this width on there is room for both
    void letHeaderFloat(double roomy) {
        StackPane.setAlignment(header, Pos.TOP_RIGHT);
        header.setMaxHeight(Region.USE_PREF_SIZE);
        widthProperty().subscribe(width -> {
            boolean floats = width.doubleValue() >= roomy;
            title.setVisible(!floats);
            title.setManaged(!floats);
            header.setMaxWidth(floats ? Region.USE_PREF_SIZE : Double.MAX_VALUE);
            if (floats != body.getChildren().contains(header)) {
                getChildren().remove(header);
                body.getChildren().remove(header);
                if (floats) {
                    body.getChildren().add(header);
                } else {
                    getChildren().addFirst(header);
                }
            }
        });
    }

    /// Puts a control between caption and menu.
    void addToHeader(Node control) {
        header.getChildren().add(header.getChildren().size() - 1, control);
    }

    final void redrawNow() {
        if (body.getChildren().isEmpty()) {
            return;
        }
        boolean content = hasContent();
        body.getChildren().getFirst().setVisible(content);
        empty.setVisible(!content);
        if (content) {
            redraw();
        } else {
            setCaption("");
            setHover("");
        }
    }

    void setCaption(String text) {
        captionText = text;
        showCaption();
    }

    /// Says what is under the pointer in place of the caption; empty when it left.
    void setHover(String text) {
        hoverText = text;
        showCaption();
    }

    /// A caption that also says how many steps are padding.
    String withPadding(String words, int steps) {
        return steps == 0 ? words : text("visual.padding", words, steps);
    }

    VisualContext context() {
        return context;
    }

    String text(String key, Object... args) {
        return context.messages().text(key, args);
    }

    /// A number with four significant digits in the user's locale.
    String number(double value) {
        return Numbers.readout(value, locale());
    }

    Locale locale() {
        return context.messages().language();
    }

    private void showCaption() {
        caption.setText(hoverText.isEmpty() ? captionText : hoverText);
        fullCaption.setText(caption.getText());
    }

    private String fileName() {
        String name = title.getText();
        return name == null || name.isBlank() ? getClass().getSimpleName() : name;
    }
}
