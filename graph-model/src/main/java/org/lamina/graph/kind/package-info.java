/// Descriptors: everything that has parameters (layers, optimisers, losses, schedules, data sources, settings) is
/// declared once by a [Kind] with its [Param]s. Forms, the file format and help loop over these and name no kind.
@NullMarked
package org.lamina.graph.kind;

import org.jspecify.annotations.NullMarked;
