package org.lamina.runtime.net;

import org.lamina.runtime.accel.EngineSettings;
import org.lamina.runtime.accel.OpenMpThreads;
import org.nd4j.linalg.factory.Nd4j;

/// How many threads the engine computes with.
public final class NativeThreads {

    static {
        EngineSettings.apply();
    }

    private NativeThreads() {}

    /// Lets native loops that the current thread starts use `threads` threads. The matrix library and the engine's own
    /// operations get one each: their pools would spin beside the loops and make two threads slower than one.
    public static void use(int threads) {
        Nd4j.factory().blas().setMaxThreads(1);
        Nd4j.getEnvironment().setMaxThreads(1);
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        OpenMpThreads.useOnThisThread(threads);
    }
}
