package org.lamina.graph.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.HiddenWarning;

/// The member `hidden` of a project: warnings that its users have read. It is there only where there are any. Which
/// warnings there are changes with the program, so that names it does not know are kept.
final class HiddenCodec {
    private static final String HIDDEN = "hidden";
    private static final String WARNING = "warning";
    private static final String NODE = "node";
    private static final Pattern CODE = Pattern.compile("[a-z]{1,40}\\.[a-z-]{1,80}");

    private final Faults faults;

    HiddenCodec(Faults faults) {
        this.faults = faults;
    }

    static void write(Map<String, Json> file, List<HiddenWarning> hidden) {
        if (hidden.isEmpty()) {
            return;
        }
        List<Json> items = new ArrayList<>();
        for (HiddenWarning warning : hidden) {
            Map<String, Json> members = new LinkedHashMap<>();
            members.put(WARNING, Json.of(warning.code()));
            if (warning.node() != null) {
                members.put(NODE, Json.of(warning.node().value()));
            }
            items.add(Json.object(members));
        }
        file.put(HIDDEN, Json.array(items));
    }

    List<HiddenWarning> read(Fields file, Network network) throws ProblemException {
        if (!file.has(HIDDEN)) {
            return List.of();
        }
        List<Json> items = file.list(HIDDEN);
        if (items.size() > Network.MAX_NODES) {
            throw faults.at(file.get(HIDDEN).line(), "file.too-many", items.size(), Network.MAX_NODES);
        }
        Set<NodeId> nodes = network.byId().keySet();
        List<HiddenWarning> hidden = new ArrayList<>();
        for (Json item : items) {
            Fields fields = Fields.of(item, HIDDEN, faults);
            String code = fields.text(WARNING);
            if (!CODE.matcher(code).matches()) {
                throw faults.at(fields.get(WARNING).line(), "file.bad-warning", code);
            }
            hidden.add(new HiddenWarning(code, fields.has(NODE) ? node(fields, nodes) : null));
            fields.end();
        }
        return hidden;
    }

    private NodeId node(Fields fields, Set<NodeId> nodes) throws ProblemException {
        String id = fields.text(NODE);
        if (!NodeId.isPath(id) || !nodes.contains(new NodeId(id).outermost())) {
            throw faults.at(fields.get(NODE).line(), "file.missing-node", id);
        }
        return new NodeId(id);
    }
}
