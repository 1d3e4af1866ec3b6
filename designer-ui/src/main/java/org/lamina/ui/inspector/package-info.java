/// The pane on the right: parameters, explanation and live numbers of what is selected, and the form that is generated
/// from any kind's descriptor. One editor per parameter type; no layer kind is named here.
@NullMarked
package org.lamina.ui.inspector;

import org.jspecify.annotations.NullMarked;
