package org.lamina.ui.inspector;

import java.util.Optional;
import org.lamina.graph.block.ExposedParams;
import org.lamina.graph.kind.Param;
import org.lamina.graph.layer.BlockUse;
import org.lamina.ui.text.Wording;

/// What the parameters of a use are called: the names under which its block exposes them, with the words of what they
/// drive.
record ExposedWords(Wording wording, ExposedParams params, BlockUse use) implements ParamForm.Words {
    @Override
    public String label(Param<?, ?> param) {
        return param.id();
    }

    @Override
    public String tip(Param<?, ?> param) {
        return params.driven(use, param.id())
                .map(driven -> wording.tip(driven.kind(), driven.param()))
                .orElse(param.id());
    }

    @Override
    public Optional<String> zero(Param<?, ?> param) {
        return params.driven(use, param.id()).flatMap(driven -> wording.zero(driven.kind(), driven.param()));
    }
}
