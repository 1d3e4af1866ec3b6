package org.lamina.ui.inspector;

import org.lamina.ui.model.Editor;
import org.lamina.ui.text.Messages;
import org.lamina.ui.text.Wording;

/// What the editors of one form share.
///
/// @param idPrefix in front of the parameter's id in the node id of each control: `param-`
record FormContext(Messages messages, Editor editor, String idPrefix) {
    Wording wording() {
        return new Wording(messages);
    }
}
