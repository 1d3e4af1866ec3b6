/// What the panes of one window share: the document being edited, the selection, and the run that is watched.
///
/// Confined to the FX thread; holds no nodes of the scene graph.
@NullMarked
package org.lamina.ui.model;

import org.jspecify.annotations.NullMarked;
