package org.lamina.runtime.probe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamina.graph.run.ProbeRequest;
import org.lamina.graph.run.ProbeSlot;
import org.lamina.graph.run.Snapshot;
import org.lamina.graph.run.TrainingFeed;
import org.lamina.runtime.net.LiveNetwork;

/// Fills the slots that somebody looks at; equal requests share their work. Used by one thread at a time.
public final class ProbeServer {

    private final Probes probes;
    private final TrainingFeed feed;
    private final Map<ProbeSlot, Long> served = new HashMap<>();

    /// @param network what is looked at
    public ProbeServer(LiveNetwork network, TrainingFeed feed) {
        this.feed = feed;
        probes = new Probes(network);
    }

    /// Whether a slot is empty that has not seen this iteration yet: weights do not change without one.
    public boolean isWanted(long iteration) {
        return feed.openSlots().stream().anyMatch(slot -> isWanted(slot, iteration));
    }

    private boolean isWanted(ProbeSlot slot, long iteration) {
        Long last = served.get(slot);
        return slot.wantsMore() && (last == null || last != iteration);
    }

    /// Fills the slots that wait.
    ///
    /// @param iteration batches the network was trained with
    public void serve(long iteration) {
        List<ProbeSlot> slots = List.copyOf(feed.openSlots());
        served.keySet().retainAll(Set.copyOf(slots));
        Map<ProbeRequest, Optional<Snapshot>> taken = new HashMap<>();
        probes.begin(iteration);
        try {
            for (ProbeSlot slot : slots) {
                if (isWanted(slot, iteration)) {
                    taken.computeIfAbsent(slot.request(), probes::take).ifPresent(slot::offer);
                    served.put(slot, iteration);
                }
            }
        } finally {
            probes.end();
        }
    }
}
