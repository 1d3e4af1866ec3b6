package org.lamina.runtime.accel;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.deeplearning4j.nn.conf.layers.Layer;

/// Takes over the settings of one of DL4J's configurations whose constructor is closed to subclasses.
public final class Settings {
    private Settings() {}

    /// Copies every field that `from` has, also those that later versions of DL4J may add.
    ///
    /// @param to of a subclass of the class of `from`
    public static <T extends Layer> T copy(Layer from, T to) {
        if (!from.getClass().isInstance(to)) {
            throw new IllegalArgumentException(to.getClass() + " does not extend " + from.getClass());
        }
        try {
            for (Class<?> type = from.getClass(); type != Object.class; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        field.set(to, field.get(from));
                    }
                }
            }
            return to;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("DL4J's settings cannot be read", e);
        }
    }
}
