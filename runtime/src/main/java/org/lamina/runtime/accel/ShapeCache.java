package org.lamina.runtime.accel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// Primitives per input shape. A layer meets few shapes (full batch, last batch, one sample); the least recently used
/// ones beyond a bound are let go.
public final class ShapeCache<K, P> {
    static final int BOUND = 6;

    private final Map<K, P> entries = new LinkedHashMap<>(16, 0.75f, true);

    public P get(K key, Function<K, P> make) {
        P primitives = entries.get(key);
        if (primitives == null) {
            primitives = make.apply(key);
            entries.put(key, primitives);
            if (entries.size() > BOUND) {
                entries.remove(entries.keySet().iterator().next());
            }
        }
        return primitives;
    }

    int size() {
        return entries.size();
    }
}
