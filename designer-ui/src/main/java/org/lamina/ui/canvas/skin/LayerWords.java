package org.lamina.ui.canvas.skin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lamina.graph.kind.Choice;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.LayerKind;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.UnknownLayer;
import org.lamina.ui.text.Messages;
import org.lamina.ui.text.Wording;

/// Says what a layer is in a word and what matters about its settings in a line.
public final class LayerWords {
    /// Most layers of a large network are set like many others.
    private static final int REMEMBERED = 200;

    private final Wording wording;
    private final Messages messages;
    private final Map<LayerSpec, String> summaries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LayerSpec, String> eldest) {
            return size() > REMEMBERED;
        }
    };
    private Locale language = Locale.ROOT;

    public LayerWords(Wording wording) {
        this.wording = wording;
        messages = wording.messages();
    }

    /// `Conv2D`; the id for a kind of a newer version.
    public String kindName(LayerSpec spec) {
        return spec instanceof UnknownLayer unknown ? unknown.kindId() : kindName(spec.kind());
    }

    public String kindName(LayerKind<?> kind) {
        return messages.has(kind.messageKey() + ".name") ? wording.name(kind) : kind.id();
    }

    /// `32 filters 3×3, same, ReLU`: the text of `layer.<kind>.summary` with the parameters in declaration order. Empty
    /// where the kind has no such text.
    public String summary(LayerSpec spec) {
        if (!language.equals(messages.language())) {
            language = messages.language();
            summaries.clear();
        }
        return summaries.computeIfAbsent(spec, this::made);
    }

    private String made(LayerSpec spec) {
        String key = spec.kind().messageKey() + ".summary";
        return messages.has(key) ? messages.text(key, values(spec)) : "";
    }

    /// `softmax + CE` where there is a short form, the name otherwise.
    private String brief(Described inner) {
        return messages.has(inner.kind().messageKey() + ".summary")
                ? wording.summary(inner)
                : wording.name(inner.kind());
    }

    private Object[] values(Described spec) {
        List<? extends Kind.Bound<?, ?>> bound = spec.kind().bind(spec);
        return bound.stream().map(this::worded).toArray();
    }

    private Object worded(Kind.Bound<?, ?> bound) {
        return switch (bound.value()) {
            case Choice choice
            when bound.param() instanceof Param.ChoiceParam<?, ?> param -> wording.choice(param.type(), choice);
            case Described inner -> brief(inner);
            case Boolean flag -> flag ? 1 : 0;
            case Size size -> size.toString();
            case Double number -> Wording.decimal(number);
            case Number number -> number;
            default -> String.valueOf(bound.value());
        };
    }
}
