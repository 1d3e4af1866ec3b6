package org.lamina.runtime.accel;

import java.lang.reflect.InvocationTargetException;
import java.util.function.BooleanSupplier;
import org.nd4j.common.config.ND4JClassLoading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What computes: the processor, or a graphics card where the program was built with the `cuda` profile and a card that
/// CUDA can use is there.
///
/// Chosen once, on first use, on any thread; ND4J is told what was chosen before it looks for itself.
public enum Device {
    CPU,
    GPU;

    /// Set to `cpu` to leave a graphics card alone; `auto` otherwise.
    public static final String SWITCH = "lamina.device";

    private static final Logger LOG = LoggerFactory.getLogger(Device.class);
    private static final String CUDA = "org.nd4j.linalg.jcublas.JCublasBackend";

    private static final class Chosen {
        static final Device DEVICE = choose(System.getProperty(SWITCH, "auto"), isOnClassPath(), Device::isUsable);

        private Chosen() {}
    }

    /// What was chosen. Where CUDA is on the class path the first call loads its libraries, which takes seconds.
    public static Device current() {
        return Chosen.DEVICE;
    }

    /// @param setting what the user wants: `cpu`, `gpu` or `auto`
    /// @param present whether the program was built with CUDA
    /// @param usable asks CUDA for a card; not called where the answer does not matter
    static Device choose(String setting, boolean present, BooleanSupplier usable) {
        return switch (setting) {
            case "cpu" -> CPU;
            case "gpu" -> {
                if (present && usable.getAsBoolean()) {
                    yield GPU;
                }
                LOG.warn(
                        "A graphics card was asked for (-D{}=gpu), but {}; the processor computes.",
                        SWITCH,
                        present ? "CUDA finds none that it can use" : "this program was built without CUDA");
                yield CPU;
            }
            case "auto" -> present && usable.getAsBoolean() ? GPU : CPU;
            default -> {
                LOG.warn("-D{} is cpu, gpu or auto, not \"{}\"; auto is used.", SWITCH, setting);
                yield choose("auto", present, usable);
            }
        };
    }

    /// Keeps ND4J from looking for a card again where the processor was chosen.
    static void tellEngine() {
        if (current() == CPU && isOnClassPath()) {
            ND4JClassLoading.setNd4jClassloader(new WithoutCuda(Device.class.getClassLoader()));
        }
    }

    /// Read off the names: looking for a class that is not there would open every jar, while the window starts.
    private static boolean isOnClassPath() {
        return System.getProperty("java.class.path", "").contains(WithoutCuda.JAR);
    }

    private static boolean isUsable() {
        try {
            Class<?> backend = Class.forName(CUDA);
            return (boolean) backend.getMethod("canRun")
                    .invoke(backend.getDeclaredConstructor().newInstance());
        } catch (InvocationTargetException none) {
            LOG.info("CUDA is not usable here ({}); the processor computes.", String.valueOf(none.getCause()));
            return false;
        } catch (ReflectiveOperationException | LinkageError broken) {
            LOG.warn("CUDA is on the class path but does not load; the processor computes.", broken);
            return false;
        }
    }
}
