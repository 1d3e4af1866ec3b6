package org.lamina.runtime.probe;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.ProbeSlot;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.TrainingFeed;
import org.lamina.runtime.net.LiveNetwork;

/// Fills the slots that somebody looks at, without holding up training. Confined to the trainer's thread.
///
/// While it trains, looking takes at most a small share of the time, and nobody gets more than ten pictures a second;
/// while it rests, every picture is computed once and at once.
public final class ProbeServer {

    private static final long MIN_PAUSE_NANOS = 100_000_000L;
    private static final long MAX_PAUSE_NANOS = 2_000_000_000L;

    /// One part looking to this many parts training.
    private static final long TRAINING_PER_LOOKING = 40;

    private final Probes probes;
    private final TrainingFeed feed;
    private final Map<ProbeSlot, Long> served = new HashMap<>();
    private long nextLook;

    public ProbeServer(LiveNetwork network, TrainingFeed feed) {
        this.feed = feed;
        probes = new Probes(network);
    }

    /// Serves the waiting slots if it is time.
    ///
    /// @param iteration batches trained so far; weights have not changed where it has not
    /// @param isTraining whether batches are waiting
    public void serve(long iteration, boolean isTraining) {
        List<ProbeSlot> slots = feed.openSlots();
        long now = System.nanoTime();
        if (slots.isEmpty() || isTraining && now < nextLook) {
            return;
        }
        served.keySet().retainAll(Set.copyOf(slots));
        Map<ProbeRequest, Optional<Snapshot>> taken = new HashMap<>();
        Set<ProbeSlot> waiting = new HashSet<>();
        for (ProbeSlot slot : slots) {
            Long last = served.get(slot);
            if (slot.wantsMore() && (last == null || last != iteration)) {
                waiting.add(slot);
            }
        }
        if (waiting.isEmpty()) {
            return;
        }
        probes.begin(iteration);
        for (ProbeSlot slot : waiting) {
            taken.computeIfAbsent(slot.request(), probes::take).ifPresent(slot::offer);
            served.put(slot, iteration);
        }
        probes.end();
        long took = System.nanoTime() - now;
        nextLook = System.nanoTime() + Math.clamp(took * TRAINING_PER_LOOKING, MIN_PAUSE_NANOS, MAX_PAUSE_NANOS);
    }
}
