package org.lamina.ui.canvas.skin;

/// Shows one node at a time and is used again for another one. Only the scene sync makes, hides and disposes skins.
public interface NodeSkin {
    /// Shows this content, of the same or another node.
    void show(CardContent content);

    /// Does now what the next frame would do before it draws, so that the time for it can be measured.
    void prepare();

    /// Shows nothing and looks at nothing until the next [#show].
    void hide();

    /// Ends every subscription; the skin is not used again.
    void dispose();
}
