package org.lamina.graph.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.Exposed;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.block.Blocks;
import org.lamina.graph.block.ExposedParams;
import org.lamina.graph.kind.Param;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.problem.ProblemException;

/// What blocks expose, the member `exposed` of a definition, and what uses set of it, the member `values` of their
/// settings. Both are there only where there is any. Which values a use may set is known when all definitions are
/// read; until then it holds what stands in the file.
final class ExposedCodec {
    private static final String EXPOSED = "exposed";
    private static final String VALUES = "values";
    private static final String NAME = "name";
    private static final String DRIVES = "drives";
    private static final String NODE = "node";
    private static final String PARAM = "param";
    private static final int MOST = 200;

    private final Faults faults;
    private final Map<BlockId, List<Fields>> lines = new LinkedHashMap<>();

    ExposedCodec(Faults faults) {
        this.faults = faults;
    }

    static void write(Map<String, Json> block, List<Exposed> exposed) {
        if (!exposed.isEmpty()) {
            block.put(
                    EXPOSED,
                    Json.array(exposed.stream().map(ExposedCodec::write).toList()));
        }
    }

    private static Json write(Exposed exposed) {
        List<Json> targets = new ArrayList<>();
        for (Exposed.Target target : exposed.drives()) {
            Map<String, Json> members = new LinkedHashMap<>();
            members.put(NODE, Json.of(target.node().value()));
            members.put(PARAM, Json.of(target.param()));
            targets.add(Json.object(members));
        }
        Map<String, Json> members = new LinkedHashMap<>();
        members.put(NAME, Json.of(exposed.name()));
        members.put(DRIVES, Json.array(targets));
        return Json.object(members);
    }

    static void writeValues(Map<String, Json> settings, BlockUse use) {
        if (!use.values().isEmpty()) {
            Map<String, Json> values = new LinkedHashMap<>();
            use.values().forEach((name, value) -> values.put(name, ParamCodec.written(value)));
            settings.put(VALUES, Json.object(values));
        }
    }

    /// What the settings of a use set, as it stands there.
    static Map<String, Object> unread(Fields settings) throws ProblemException {
        return settings.has(VALUES)
                ? new LinkedHashMap<>(settings.object(VALUES).all())
                : Map.of();
    }

    /// What a definition exposes; [#withValues] looks whether there are such parameters.
    List<Exposed> read(Fields block, BlockId id, Network network) throws ProblemException {
        List<Exposed> exposed = new ArrayList<>();
        if (!block.has(EXPOSED)) {
            return exposed;
        }
        Set<NodeId> nodes = network.byId().keySet();
        List<Fields> read = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<Exposed.Target> driven = new HashSet<>();
        for (Json item : few(block, EXPOSED)) {
            Fields fields = Fields.of(item, EXPOSED, faults);
            String name = name(fields);
            if (!names.add(name)) {
                throw faults.at(fields.line(), "file.exposed.twice", name);
            }
            List<Exposed.Target> targets = new ArrayList<>();
            for (Json drive : few(fields, DRIVES)) {
                Fields each = Fields.of(drive, DRIVES, faults);
                Exposed.Target target = new Exposed.Target(node(each, nodes), each.text(PARAM));
                each.end();
                if (!driven.add(target)) {
                    throw faults.at(each.line(), "file.exposed.twice", target.param());
                }
                targets.add(target);
            }
            if (targets.isEmpty()) {
                throw faults.at(fields.line(), "file.exposed.nothing", name);
            }
            fields.end();
            exposed.add(new Exposed(name, targets));
            read.add(fields);
        }
        lines.put(id, read);
        return exposed;
    }

    private List<Json> few(Fields fields, String name) throws ProblemException {
        List<Json> items = fields.list(name);
        if (items.size() > MOST) {
            throw faults.at(fields.get(name).line(), "file.too-many", items.size(), MOST);
        }
        return items;
    }

    private String name(Fields fields) throws ProblemException {
        String name = fields.text(NAME);
        if (name.isBlank() || name.length() > GraphNode.MAX_NAME) {
            throw faults.at(fields.get(NAME).line(), "file.bad-name", name, GraphNode.MAX_NAME);
        }
        return name;
    }

    private NodeId node(Fields fields, Set<NodeId> nodes) throws ProblemException {
        String id = fields.text(NODE);
        if (!NodeId.isValid(id) || !nodes.contains(new NodeId(id))) {
            throw faults.at(fields.get(NODE).line(), "file.missing-node", id);
        }
        return new NodeId(id);
    }

    /// The document, in which no block is inside itself, with the values that its uses set.
    GraphDocument withValues(GraphDocument document) throws ProblemException {
        ExposedParams params = ExposedParams.of(List.of());
        Map<BlockId, BlockDefinition> blocks = new LinkedHashMap<>();
        document.blocks().forEach(block -> blocks.put(block.id(), block));
        for (BlockDefinition block : Blocks.innerFirst(document.blocks())) {
            BlockDefinition read = block.withNetwork(withValues(block.network(), params));
            check(read, params);
            params.add(read);
            blocks.put(read.id(), read);
        }
        return document.withBlocks(List.copyOf(blocks.values())).withNetwork(withValues(document.network(), params));
    }

    private void check(BlockDefinition block, ExposedParams params) throws ProblemException {
        Map<NodeId, GraphNode> nodes =
                block.exposed().isEmpty() ? Map.of() : block.network().byId();
        for (int i = 0; i < block.exposed().size(); i++) {
            Exposed exposed = block.exposed().get(i);
            Fields line = lines.getOrDefault(block.id(), List.of()).get(i);
            for (int k = 0; k < exposed.drives().size(); k++) {
                Exposed.Target target = exposed.drives().get(k);
                if (params.param(nodes, exposed.withDrives(List.of(target))).isEmpty()) {
                    throw faults.at(
                            line.list(DRIVES).get(k).line(),
                            "file.exposed.missing-param",
                            target.node().value(),
                            target.param());
                }
            }
            if (params.param(nodes, exposed).isEmpty()) {
                throw faults.at(line.line(), "file.exposed.types", exposed.name());
            }
        }
    }

    private Network withValues(Network network, ExposedParams params) throws ProblemException {
        List<GraphNode> nodes = new ArrayList<>();
        boolean isSet = false;
        for (GraphNode node : network.nodes()) {
            boolean sets = node.spec() instanceof BlockUse use && !use.values().isEmpty();
            nodes.add(sets ? node.withSpec(withValues((BlockUse) node.spec(), params)) : node);
            isSet |= sets;
        }
        return isSet ? new Network(nodes, network.connections()) : network;
    }

    private BlockUse withValues(BlockUse use, ExposedParams params) throws ProblemException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Object> set : use.values().entrySet()) {
            Json json = (Json) set.getValue();
            Param<BlockUse, ?> param = params.of(use, set.getKey()).orElse(null);
            if (param == null) {
                throw faults.at(json.line(), "file.exposed.missing", set.getKey());
            }
            values.put(set.getKey(), ParamCodec.parse(param, json, faults));
        }
        return use.withValues(values);
    }
}
