package org.lamina.ui.inspector;

import java.util.Optional;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
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

    /// What the parameters of a kind are called.
    ParamForm.Words words(Kind<?> kind) {
        return new ParamForm.Words() {
            @Override
            public String label(Param<?, ?> param) {
                return wording().label(kind, param);
            }

            @Override
            public String tip(Param<?, ?> param) {
                return wording().tip(kind, param);
            }

            @Override
            public Optional<String> zero(Param<?, ?> param) {
                return wording().zero(kind, param);
            }
        };
    }
}
