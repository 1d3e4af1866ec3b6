/// The document: what the user drew, as one immutable value.
///
/// Nothing here knows the screen or the engine. What is measured or computed about a document (shapes, problems,
/// costs) lives in [org.lamina.graph.check].
@NullMarked
package org.lamina.graph;

import org.jspecify.annotations.NullMarked;
