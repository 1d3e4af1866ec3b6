package org.lamina.runtime.train;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.runtime.data.Batch;
import org.lamina.runtime.data.BatchMaker;
import org.lamina.runtime.data.Dataset;
import org.lamina.runtime.data.Shuffle;

/// Training batches in an order that depends only on seed and epoch; the next ones are made on another thread while the
/// current one is trained, unless they are so small that asking another thread takes longer.
final class BatchFeeder implements AutoCloseable {

    private static final int SMALL = 1 << 14;

    /// Numbers that may lie ready, so that large batches do not fill the memory.
    private static final long MOST_AHEAD = 1 << 20;

    private static final int MOST_BATCHES_AHEAD = 4;

    private final Dataset data;
    private final BatchMaker maker;
    private final int batchSize;
    private final boolean small;
    private final int most;
    private final int seed;
    private final ExecutorService worker;
    private int shuffledEpoch = -1;
    private int[] order = {};
    private final Deque<Prepared> ahead = new ArrayDeque<>();

    private record Place(int epoch, int batch) {}

    private record Prepared(Place place, CompletableFuture<Batch> made) {}

    BatchFeeder(Dataset data, BatchMaker maker, int batchSize, int seed, String name) {
        this.data = data;
        this.maker = maker;
        this.batchSize = batchSize;
        small = maker.width() * batchSize <= SMALL;
        most = Math.clamp(MOST_AHEAD / (maker.width() * batchSize), 1, MOST_BATCHES_AHEAD);
        this.seed = seed;
        worker = Executors.newSingleThreadExecutor(
                task -> Thread.ofPlatform().daemon().name(name).unstarted(task));
    }

    int batchesPerEpoch() {
        return Math.ceilDiv(data.samples(Split.TRAINING).length, batchSize);
    }

    /// The batch at a place of the run; both numbers count from zero.
    Batch get(int epoch, int batch) {
        if (small) {
            return maker.make(samples(epoch, batch));
        }
        Place place = new Place(epoch, batch);
        Prepared ready = ahead.poll();
        boolean isReady = ready != null && ready.place.equals(place);
        if (!isReady) {
            ahead.clear();
        }
        Batch current = isReady ? ready.made.join() : maker.make(samples(epoch, batch));
        prepare(place);
        return current;
    }

    /// Some at a time, because waking the other thread costs time too.
    private void prepare(Place current) {
        if (ahead.size() > most / 2) {
            return;
        }
        Place last = ahead.isEmpty() ? current : ahead.getLast().place;
        while (ahead.size() < most) {
            Place next = after(last);
            int[] samples = samples(next.epoch, next.batch);
            ahead.add(new Prepared(next, CompletableFuture.supplyAsync(() -> maker.make(samples), worker)));
            last = next;
        }
    }

    private Place after(Place place) {
        return place.batch + 1 < batchesPerEpoch()
                ? new Place(place.epoch, place.batch + 1)
                : new Place(place.epoch + 1, 0);
    }

    private int[] samples(int epoch, int batch) {
        if (shuffledEpoch != epoch) {
            order = Shuffle.epoch(data.samples(Split.TRAINING), seed, epoch);
            shuffledEpoch = epoch;
        }
        int from = batch * batchSize;
        return Arrays.copyOfRange(order, from, Math.min(order.length, from + batchSize));
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
