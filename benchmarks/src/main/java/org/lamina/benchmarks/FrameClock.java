package org.lamina.benchmarks;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;

/// Runs work once per frame for a number of frames and measures the time from one frame to the next.
///
/// With `-Djavafx.animation.fullspeed=true` (set `LAMINA_BENCH_FULLSPEED=true`) that is what a frame costs; without, it
/// is what the user sees at 60 Hz.
final class FrameClock extends AnimationTimer {
    private final int warmUp;
    private final double[] millis;
    private final IntConsumer work;
    private final CompletableFuture<double[]> done = new CompletableFuture<>();
    private int frame;
    private long last;

    FrameClock(int warmUp, int frames, IntConsumer work) {
        this.warmUp = warmUp;
        this.work = work;
        millis = new double[frames];
    }

    /// Starts counting; completes with the frame times in milliseconds. Call on the FX thread.
    CompletableFuture<double[]> run() {
        start();
        return done;
    }

    @Override
    public void handle(long now) {
        long nanos = System.nanoTime();
        if (frame > warmUp) {
            millis[frame - warmUp - 1] = (nanos - last) / 1e6;
        }
        last = nanos;
        if (frame == warmUp + millis.length) {
            stop();
            done.complete(Arrays.copyOf(millis, millis.length));
            return;
        }
        work.accept(frame++);
    }
}
