package org.lamina.graph.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.Network;
import org.lamina.graph.diff.Difference.Change;
import org.lamina.graph.diff.Difference.Subject;
import org.lamina.graph.kind.Described;

/// Compares two documents layer by layer. Layers and blocks are the same where they have the same id, else where they
/// have the same name; where cards lie and in which order a file lists them makes no difference.
public final class Differences {
    private final GraphDocument before;
    private final GraphDocument after;
    private final List<Difference> found = new ArrayList<>();

    private Differences(GraphDocument before, GraphDocument after) {
        this.before = before;
        this.after = after;
    }

    /// Everything that one has to change in the first document to get the second; empty where they are the same.
    public static List<Difference> between(GraphDocument before, GraphDocument after) {
        Differences all = new Differences(before, after);
        all.networks("", before.network(), after.network());
        all.blocks();
        all.values(
                Subject.SETTING,
                "",
                "data.",
                before.settings().data(),
                after.settings().data());
        all.values(
                Subject.SETTING,
                "",
                "training.",
                before.settings().training(),
                after.settings().training());
        return List.copyOf(all.found);
    }

    private void networks(String block, Network old, Network now) {
        NetworkMatch match = new NetworkMatch(old, now);
        match.removed()
                .forEach(node -> add(Change.REMOVED, Subject.LAYER, block, node.name(), Values.kind(before, node), ""));
        match.added()
                .forEach(node -> add(Change.ADDED, Subject.LAYER, block, node.name(), "", Values.kind(after, node)));
        match.kept().forEach((from, to) -> {
            changed(Subject.NAME, block, from.name(), from.name(), to.name());
            String kind = Values.kind(before, from);
            String kindNow = Values.kind(after, to);
            changed(Subject.LAYER, block, to.name(), kind, kindNow);
            if (kind.equals(kindNow)) {
                values(Subject.PARAMETER, block, to.name() + ".", from.spec(), to.spec());
            }
        });
        match.disconnected().forEach(link -> add(Change.REMOVED, Subject.CONNECTION, block, link, "", ""));
        match.connected().forEach(link -> add(Change.ADDED, Subject.CONNECTION, block, link, "", ""));
        match.reordered()
                .forEach((name, orders) -> changed(Subject.ORDER, block, name, orders.getFirst(), orders.getLast()));
    }

    private void blocks() {
        List<BlockDefinition> left = new ArrayList<>(after.blocks());
        for (BlockDefinition block : before.blocks()) {
            Optional<BlockDefinition> same = after.block(block.id()).or(() -> after.blocks().stream()
                    .filter(other -> other.name().equals(block.name())
                            && before.block(other.id()).isEmpty())
                    .findFirst());
            if (same.isEmpty()) {
                add(Change.REMOVED, Subject.BLOCK, "", block.name(), "", "");
                continue;
            }
            left.remove(same.get());
            changed(Subject.BLOCK, "", block.name(), block.name(), same.get().name());
            networks(same.get().name(), block.network(), same.get().network());
        }
        left.forEach(block -> add(Change.ADDED, Subject.BLOCK, "", block.name(), "", ""));
    }

    private void values(Subject subject, String block, String prefix, Described old, Described now) {
        Map<String, String> first = Values.of(old);
        Map<String, String> second = Values.of(now);
        Set<String> ids = new LinkedHashSet<>(first.keySet());
        ids.addAll(second.keySet());
        for (String id : ids) {
            changed(subject, block, prefix + id, first.getOrDefault(id, ""), second.getOrDefault(id, ""));
        }
    }

    private void changed(Subject subject, String block, String what, String old, String now) {
        if (!old.equals(now)) {
            add(Change.CHANGED, subject, block, what, old, now);
        }
    }

    private void add(Change change, Subject subject, String block, String what, String old, String now) {
        found.add(new Difference(change, subject, block, what, old, now));
    }
}
