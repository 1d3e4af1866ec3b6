package org.lamina.runtime.accel;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many threads the native loops use that the calling thread starts.
///
/// OpenMP keeps the number per calling thread, so the trainer sets it on itself: the window's other work is not
/// touched. Where the OpenMP runtime is not GNU's the number stays as the environment says (`OMP_NUM_THREADS`).
public final class OpenMpThreads {
    private static final Logger LOG = LoggerFactory.getLogger(OpenMpThreads.class);
    private static final Optional<MethodHandle> SET = find();

    private OpenMpThreads() {}

    @SuppressWarnings("restricted") // one call into a library that is loaded anyway
    private static Optional<MethodHandle> find() {
        try {
            MemorySegment function =
                    SymbolLookup.libraryLookup("libgomp.so.1", Arena.global()).findOrThrow("omp_set_num_threads");
            return Optional.of(
                    Linker.nativeLinker().downcallHandle(function, FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT)));
        } catch (IllegalArgumentException | NoSuchElementException absent) {
            LOG.debug("No GNU OpenMP here: {}", absent.getMessage());
            return Optional.empty();
        }
    }

    /// Uses `threads` threads for native loops that the current thread starts from now on.
    ///
    /// @return whether it took effect
    public static boolean useOnThisThread(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("At least one thread computes: " + threads);
        }
        if (SET.isEmpty()) {
            return false;
        }
        try {
            SET.get().invokeExact(threads);
            return true;
        } catch (Throwable impossible) {
            throw new IllegalStateException("omp_set_num_threads failed", impossible);
        }
    }
}
