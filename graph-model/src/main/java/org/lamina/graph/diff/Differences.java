package org.lamina.graph.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.diff.Difference.About;
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
                "data",
                before.settings().data(),
                after.settings().data());
        all.values(
                Subject.SETTING,
                "",
                "training",
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
        match.kept().forEach(both -> layer(block, both.before(), both.after()));
        match.disconnected().forEach(link -> add(Change.REMOVED, Subject.CONNECTION, block, match.text(link), "", ""));
        match.connected()
                .forEach(link -> add(Change.ADDED, Subject.CONNECTION, block, match.text(match.before(link)), "", ""));
        match.reordered()
                .forEach((id, orders) ->
                        changed(Subject.ORDER, block, match.name(id), orders.getFirst(), orders.getLast()));
    }

    /// In what a layer differs that both documents have.
    static List<Difference> ofLayer(GraphDocument before, GraphNode from, GraphDocument after, GraphNode to) {
        Differences own = new Differences(before, after);
        own.layer("", from, to);
        return own.found;
    }

    /// Whether two blocks differ.
    static boolean differ(GraphDocument before, BlockDefinition old, GraphDocument after, BlockDefinition now) {
        Differences own = new Differences(before, after);
        own.networks("", old.network(), now.network());
        return !own.found.isEmpty() || !Values.exposed(old).equals(Values.exposed(now));
    }

    private void layer(String block, GraphNode from, GraphNode to) {
        changed(Subject.NAME, block, from.name(), from.name(), to.name());
        String kind = Values.kind(before, from);
        String kindNow = Values.kind(after, to);
        changed(Subject.LAYER, block, to.name(), kind, kindNow);
        if (kind.equals(kindNow)) {
            values(Subject.PARAMETER, block, to.name(), from.spec(), to.spec());
        }
        values(Subject.PARAMETER, block, to.name(), from.learning(), to.learning());
    }

    /// The block of another document that is the same as this one; there may be none.
    public static Optional<BlockDefinition> counterpart(
            GraphDocument document, BlockDefinition block, GraphDocument other) {
        return other.block(block.id()).or(() -> other.blocks().stream()
                .filter(same -> same.name().equals(block.name())
                        && document.block(same.id()).isEmpty())
                .findFirst());
    }

    private void blocks() {
        List<BlockDefinition> left = new ArrayList<>(after.blocks());
        for (BlockDefinition block : before.blocks()) {
            Optional<BlockDefinition> same = counterpart(before, block, after);
            if (same.isEmpty()) {
                add(Change.REMOVED, Subject.BLOCK, "", block.name(), "", "");
                continue;
            }
            left.remove(same.get());
            changed(Subject.BLOCK, "", block.name(), block.name(), same.get().name());
            networks(same.get().name(), block.network(), same.get().network());
            values(Subject.BLOCK, same.get().name(), About::whole, Values.exposed(block), Values.exposed(same.get()));
        }
        left.forEach(block -> add(Change.ADDED, Subject.BLOCK, "", block.name(), "", ""));
    }

    private void values(Subject subject, String block, String name, Described old, Described now) {
        if (!old.equals(now)) {
            values(subject, block, id -> new About(name, now.kind(), id), Values.of(old), Values.of(now));
        }
    }

    private void values(
            Subject subject,
            String block,
            Function<String, About> about,
            Map<String, String> first,
            Map<String, String> second) {
        Set<String> ids = new LinkedHashSet<>(first.keySet());
        ids.addAll(second.keySet());
        for (String id : ids) {
            changed(subject, block, about.apply(id), first.getOrDefault(id, ""), second.getOrDefault(id, ""));
        }
    }

    private void changed(Subject subject, String block, String name, String old, String now) {
        changed(subject, block, About.whole(name), old, now);
    }

    private void changed(Subject subject, String block, About about, String old, String now) {
        if (!old.equals(now)) {
            found.add(new Difference(Change.CHANGED, subject, block, about, old, now));
        }
    }

    private void add(Change change, Subject subject, String block, String name, String old, String now) {
        found.add(new Difference(change, subject, block, About.whole(name), old, now));
    }
}
