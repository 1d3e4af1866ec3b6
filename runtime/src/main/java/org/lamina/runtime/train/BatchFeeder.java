package org.lamina.runtime.train;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.runtime.data.Batch;
import org.lamina.runtime.data.BatchMaker;
import org.lamina.runtime.data.Dataset;
import org.lamina.runtime.data.Shuffle;

/// Training batches in an order that depends only on seed and epoch; the next one is made on another thread while the
/// current one is trained, unless it is so small that asking another thread takes longer.
final class BatchFeeder implements AutoCloseable {

    private static final int SMALL = 1 << 14;

    private final Dataset data;
    private final BatchMaker maker;
    private final int batchSize;
    private final boolean small;
    private final int seed;
    private final ExecutorService worker;
    private int shuffledEpoch = -1;
    private int[] order = {};
    private @Nullable Prepared next;

    private record Prepared(int epoch, int batch, CompletableFuture<Batch> made) {}

    BatchFeeder(Dataset data, BatchMaker maker, int batchSize, int seed, String name) {
        this.data = data;
        this.maker = maker;
        this.batchSize = batchSize;
        small = maker.width() * batchSize <= SMALL;
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
        Prepared ready = next;
        Batch current = ready != null && ready.epoch == epoch && ready.batch == batch
                ? ready.made.join()
                : maker.make(samples(epoch, batch));
        boolean last = batch + 1 >= batchesPerEpoch();
        prepare(last ? epoch + 1 : epoch, last ? 0 : batch + 1);
        return current;
    }

    private void prepare(int epoch, int batch) {
        int[] samples = samples(epoch, batch);
        next = new Prepared(epoch, batch, CompletableFuture.supplyAsync(() -> maker.make(samples), worker));
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
