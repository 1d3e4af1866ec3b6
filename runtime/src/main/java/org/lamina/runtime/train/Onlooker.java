package org.lamina.runtime.train;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.run.TrainingFeed;
import org.lamina.runtime.net.LiveNetwork;
import org.lamina.runtime.net.NativeThreads;
import org.lamina.runtime.probe.ProbeServer;

/// Looks into the network for whoever watches, on a thread of its own with a twin of the network: looking costs
/// training no more than a copy of the weights.
///
/// The trainer's thread and the onlooker's take turns with the twin: while the onlooker looks, the trainer passes by.
final class Onlooker implements AutoCloseable {

    /// A picture a frame is more than the eye takes in.
    private static final long MIN_PAUSE_NANOS = 40_000_000L;

    private static final long NOBODY_WAITS_NANOS = 2_000_000L;
    private static final long MAX_PAUSE_NANOS = 2_000_000_000L;

    /// Looking takes at most a fifth of a processor: the other ones are for training and for the window.
    private static final long PAUSE_PER_LOOKING = 4;

    /// Handing over the weights holds up training by at most one part in so many.
    private static final long PAUSE_PER_HANDING_OVER = 150;

    /// A hand-over that took long by chance counts for so little.
    private static final long STEADINESS = 8;

    private final LiveNetwork network;
    private final TrainingFeed feed;
    private final ExecutorService worker;
    private @Nullable Twin twin;
    private @Nullable Throwable failure;
    private long nextLook;
    private long handingOver;

    /// Written last by whoever ends a turn: what was written before is seen by who goes on.
    private volatile boolean looking;

    /// @param iteration of the weights it has; negative for none
    private record Twin(LiveNetwork network, ProbeServer server, long iteration) {
        Twin at(long changed) {
            return new Twin(network, server, changed);
        }
    }

    Onlooker(LiveNetwork network, TrainingFeed feed, String name) {
        this.network = network;
        this.feed = feed;
        worker = Executors.newSingleThreadExecutor(
                task -> Thread.ofPlatform().daemon().name(name).unstarted(task));
    }

    /// Comes by between two batches: hands over the weights if somebody waits for a picture and it is time. Rethrows
    /// what went wrong while looking, once; after that nobody looks any more.
    ///
    /// @param iteration batches trained so far
    /// @param isTraining whether batches are waiting; if not, every picture is made at once
    void pass(long iteration, boolean isTraining) {
        if (looking || isTraining && System.nanoTime() < nextLook) {
            return;
        }
        rethrowFailure();
        if (worker.isShutdown() || feed.openSlots().isEmpty()) {
            return;
        }
        Twin known = twin;
        if (known == null) {
            looking = true;
            worker.execute(this::makeTwin);
        } else if (known.server.isWanted(iteration)) {
            long start = System.nanoTime();
            if (known.iteration != iteration) {
                known.network.takeWeights(network);
                twin = known.at(iteration);
            }
            long took = System.nanoTime() - start;
            handingOver = took < handingOver ? took : handingOver + (took - handingOver) / STEADINESS;
            long least = Math.max(MIN_PAUSE_NANOS, handingOver * PAUSE_PER_HANDING_OVER);
            looking = true;
            worker.execute(() -> look(known.server, iteration, least));
        } else {
            nextLook = System.nanoTime() + NOBODY_WAITS_NANOS;
        }
    }

    private void makeTwin() {
        try {
            NativeThreads.use(1);
            LiveNetwork made = network.twin();
            twin = new Twin(made, new ProbeServer(made, feed), -1);
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            failure = e;
        } finally {
            looking = false;
        }
    }

    private void look(ProbeServer server, long iteration, long least) {
        try {
            long start = System.nanoTime();
            server.serve(iteration);
            long end = System.nanoTime();
            nextLook = end + Math.min(MAX_PAUSE_NANOS, Math.max(least, (end - start) * PAUSE_PER_LOOKING));
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            failure = e;
        } finally {
            looking = false;
        }
    }

    private void rethrowFailure() {
        Throwable caught = failure;
        if (caught != null) {
            failure = null;
            worker.shutdown();
            throw new IllegalStateException(caught.getMessage(), caught);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
