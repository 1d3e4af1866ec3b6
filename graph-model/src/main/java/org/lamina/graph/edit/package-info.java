/// Edits as values, their application to a document, and the history.
@NullMarked
package org.lamina.graph.edit;

import org.jspecify.annotations.NullMarked;
