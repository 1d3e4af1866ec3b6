package org.lamina.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// Processor time that the window's own two threads have used: what a frame costs on a machine where others compute.
final class WindowCpu {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long toolkit;
    private long renderer;

    WindowCpu() {
        reset();
    }

    void reset() {
        toolkit = used("JavaFX Application Thread");
        renderer = used("QuantumRenderer");
    }

    /// Puts the mean per frame since the last reset, in milliseconds.
    void put(Figures figures, String name, int frames) {
        figures.put(name + "ToolkitCpu", (used("JavaFX Application Thread") - toolkit) / 1e6 / frames);
        figures.put(name + "RendererCpu", (used("QuantumRenderer") - renderer) / 1e6 / frames);
        reset();
    }

    private long used(String name) {
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().startsWith(name)) {
                sum += Math.max(0, threads.getThreadCpuTime(id));
            }
        }
        return sum;
    }
}
