/// The canvas: the network as cards and connections, and everything that is done to it there.
///
/// [CanvasView] puts the layers together; [SceneSync] alone makes and disposes skins. Where things lie is in
/// `geometry`, how one card looks in `skin`, what the pointer and the keys mean in `gesture`. Nothing here knows
/// another pane.
@NullMarked
package org.lamina.ui.canvas;

import org.jspecify.annotations.NullMarked;
