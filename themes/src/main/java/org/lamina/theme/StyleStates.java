package org.lamina.theme;

import javafx.css.PseudoClass;

/// The states that the sheets know, as pseudo-classes: `node.pseudoClassStateChanged(StyleStates.SELECTED, true)`.
public final class StyleStates {
    public static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    public static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    public static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
    public static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    public static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    public static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");
    public static final PseudoClass TRAINING = PseudoClass.getPseudoClass("training");
    public static final PseudoClass DRAGGED = PseudoClass.getPseudoClass("dragged");
    public static final PseudoClass DROP_TARGET = PseudoClass.getPseudoClass("drop-target");

    /// A port that could take the connection being drawn, and one that could not.
    public static final PseudoClass COMPATIBLE = PseudoClass.getPseudoClass("compatible");

    public static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    public static final PseudoClass CONNECTED = PseudoClass.getPseudoClass("connected");

    /// A node behind a problem of another node.
    public static final PseudoClass STACKED = PseudoClass.getPseudoClass("stacked");
    public static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

    /// A switched-off or not applicable thing that still answers the pointer, unlike `:disabled`.
    public static final PseudoClass DIMMED = PseudoClass.getPseudoClass("dimmed");

    private StyleStates() {}
}
