package org.lamina.ui.dialog;

import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lamina.theme.StyleNames;
import org.lamina.ui.fx.Nodes;

/// Short notices above the lower edge of the window, which go away by themselves. FX thread only.
public final class Toasts extends VBox {
    static final String STYLE = "toasts";
    static final String TOAST = "toast";
    private static final int MOST = 3;
    private static final Duration BASE = Duration.seconds(4);
    private static final Duration PER_CHARACTER = Duration.millis(45);

    public Toasts() {
        super(8);
        Nodes.styled(this, STYLE);
        setAlignment(Pos.BOTTOM_CENTER);
        setPickOnBounds(false);
        setMouseTransparent(false);
    }

    /// Takes all notices away, as when what they speak of is gone.
    public void clear() {
        getChildren().clear();
    }

    /// Shows a sentence; `state` colours it (good, warning, error).
    public void show(String sentence, PseudoClass state) {
        boolean said = getChildren().stream().anyMatch(toast -> sentence.equals(toast.getUserData()));
        if (said) {
            return;
        }
        Label words = new Label(sentence);
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        Region dot = Nodes.styled(new Region(), StyleNames.STATUS_DOT);
        dot.pseudoClassStateChanged(state, true);
        Button close = Nodes.styled(new Button(), StyleNames.ICON_BUTTON);
        close.setGraphic(new FontIcon(Feather.X));
        close.setFocusTraversable(false);
        HBox toast = Nodes.styled(new HBox(10, dot, words, close), TOAST, StyleNames.FLOATING);
        toast.setUserData(sentence);
        toast.setAlignment(Pos.CENTER_LEFT);
        toast.setMaxWidth(Region.USE_PREF_SIZE);
        close.setOnAction(_ -> getChildren().remove(toast));
        getChildren().add(toast);
        if (getChildren().size() > MOST) {
            getChildren().removeFirst();
        }
        PauseTransition stay = new PauseTransition(BASE.add(PER_CHARACTER.multiply(sentence.length())));
        stay.setOnFinished(_ -> getChildren().remove(toast));
        stay.play();
    }
}
