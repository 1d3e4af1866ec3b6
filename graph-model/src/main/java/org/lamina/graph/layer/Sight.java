package org.lamina.graph.layer;

import org.lamina.graph.kind.Size;

/// What one cell of a layer's feature map sees of the map before.
public sealed interface Sight {
    /// All of it, or there is no map, or cells that no window would find.
    Sight ALL = new All();

    /// The cell at the same place.
    Sight SAME_PLACE = new SamePlace();

    /// See [#ALL].
    record All() implements Sight {}

    /// See [#SAME_PLACE].
    record SamePlace() implements Sight {}

    /// A window that slides over the map.
    record Window(Size kernel, Size stride, Size dilation, Padding padding) implements Sight {}
}
