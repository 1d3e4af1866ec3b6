package org.lamina.graph.kind;

import java.util.List;
import java.util.Optional;

/// All kinds that can stand in one place, as all optimisers, in the order in which forms offer them.
public record Family<S extends Described>(String id, List<Kind<? extends S>> kinds) {
    public Family {
        kinds = List.copyOf(kinds);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <S extends Described> Family<S> of(String id, Kind<? extends S>... kinds) {
        return new Family<>(id, List.of(kinds));
    }

    public Optional<Kind<? extends S>> byId(String kindId) {
        for (Kind<? extends S> kind : kinds) {
            if (kind.id().equals(kindId)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
