package org.lamina.ui.palette;

import java.util.List;
import java.util.Locale;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.layer.Category;
import org.lamina.graph.layer.LayerKind;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.ui.text.Keywords;
import org.lamina.ui.text.Messages;

/// The layer kinds in palette order, and which of them a search finds.
public final class PaletteEntries {
    private static final List<LayerKind<?>> ALL = LayerKinds.ALL.kinds().stream()
            .<LayerKind<?>>map(PaletteEntries::asLayer)
            .toList();

    private PaletteEntries() {}

    private static LayerKind<?> asLayer(Kind<? extends LayerSpec> kind) {
        return kind.defaults().kind();
    }

    public static List<LayerKind<?>> all() {
        return ALL;
    }

    static List<LayerKind<?>> of(Category category) {
        return ALL.stream().filter(kind -> kind.category() == category).toList();
    }

    /// Whether the query is part of the kind's name in any language, of its id, of its category's name, or a keyword.
    static boolean matches(LayerKind<?> kind, String query, List<Messages> languages) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || kind.id().contains(wanted)
                || Keywords.fits(query, kind.messageKey())
                || languages.stream()
                        .anyMatch(messages -> contains(messages, kind.messageKey() + ".name", wanted)
                                || contains(
                                        messages, "category." + kind.category().id(), wanted));
    }

    /// Whether the query is part of the block's name in any language, of its id, of the name of its section, or a
    /// keyword.
    static boolean matches(PaletteItem.Block block, String query, List<Messages> languages) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        return block.id().contains(wanted)
                || Keywords.fits(query, "block." + block.entry().id())
                || languages.stream()
                        .anyMatch(messages ->
                                block.name(messages).toLowerCase(Locale.ROOT).contains(wanted)
                                        || contains(messages, "palette.blocks", wanted));
    }

    private static boolean contains(Messages messages, String key, String wanted) {
        return messages.has(key) && messages.text(key).toLowerCase(Locale.ROOT).contains(wanted);
    }
}
