package org.lamina.graph.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;

/// Blocks in a file: what they look like, and what is said of broken ones.
class BlockFilesTest {
    static final String GOOD = """
            {
              "format": "lamina-fragment",
              "version": 1,
              "nodes": [
                {"id": "in", "name": "in", "kind": "input-vector", "settings": {"size": 2}},
                {
                  "id": "n5",
                  "name": "twice",
                  "kind": "block",
                  "settings": {"block": "b2", "repeat": 2, "values": {"width": 8}}
                }
              ],
              "connections": [
                {"from": "in", "to": "n5", "input": "n1"}
              ],
              "layout": {
                "in": [0, 0],
                "n5": [264, 0]
              },
              "blocks": [
                {
                  "id": "b1",
                  "name": "layer",
                  "nodes": [
                    {"id": "hid", "name": "hid", "kind": "dense", "settings": {"units": 4, "activation": "relu"}},
                    {"id": "n1", "name": "x", "kind": "block-input"},
                    {"id": "n2", "name": "y", "kind": "block-output"}
                  ],
                  "connections": [{"from": "n1", "to": "hid"}, {"from": "hid", "to": "n2"}],
                  "layout": {"hid": [0, 0]},
                  "exposed": [
                    {"name": "function", "drives": [{"node": "hid", "param": "activation"}]},
                    {"name": "units", "drives": [{"node": "hid", "param": "units"}]}
                  ]
                },
                {
                  "id": "b2",
                  "name": "stack",
                  "nodes": [
                    {
                      "id": "n3",
                      "name": "inner",
                      "kind": "block",
                      "settings": {"block": "b1", "repeat": 3, "values": {"function": "tanh"}}
                    },
                    {"id": "n1", "name": "x", "kind": "block-input"},
                    {"id": "n2", "name": "y", "kind": "block-output"}
                  ],
                  "connections": [{"from": "n1", "to": "n3", "input": "n1"}, {"from": "n3", "output": "n2", "to": "n2"}],
                  "layout": {},
                  "exposed": [{"name": "width", "drives": [{"node": "n3", "param": "units"}]}]
                }
              ]
            }
            """;

    @Test
    void theUnbrokenTextIsReadAndWrittenTheSame() throws ProblemException {
        assertEquals(GOOD, FragmentCodec.write(FragmentCodec.read(GOOD)));
    }

    @Test
    void blocksInBlocksAreExpanded() throws ProblemException {
        var fragment = FragmentCodec.read(GOOD);
        var network = Expansion.flat(
                GraphDocument.EMPTY.withNetwork(fragment.network()).withBlocks(fragment.blocks()));
        assertEquals(
                List.of(
                        "in",
                        "twice 1/inner 1/hid",
                        "twice 1/inner 2/hid",
                        "twice 1/inner 3/hid",
                        "twice 2/inner 1/hid",
                        "twice 2/inner 2/hid",
                        "twice 2/inner 3/hid"),
                network.nodes().stream().map(GraphNode::name).toList());
        assertEquals(6, network.connections().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    "input": "n1" | "input": "n2" | file.missing-port | 14
                    , "input": "n1"} | } | file.missing-field | 14
                    "output": "n2", |  | file.missing-field | 49
                    "to": "hid"} | "to": "hid", "input": "in"} | file.unknown-field | 29
                    "block": "b2", |  | file.missing-field | 10
                    "block": "b2" | "block": "b9" | file.missing-block | 10
                    "block": "b2" | "block": "B 9" | file.bad-id | 10
                    "block": "b1" | "block": "b2" | file.block.recursion | 20
                    "repeat": 2 | "repeat": 0 | file.out-of-range | 10
                    "repeat": 2 | "repeat": 1001 | file.out-of-range | 10
                    "id": "b2" | "id": "b1" | file.duplicate-id | 36
                    "id": "b2" | "id": "../b" | file.bad-id | 37
                    "name": "stack" | "name": "" | file.bad-name | 38
                    "kind": "input-vector", "settings": {"size": 2} | "kind": "block-input" | file.block.port-outside | 20
                    "blocks": [ | "blocks": 1, "rest": [ | file.needs-list | 20
                    "layout": {} | "layout": {"gone": [0, 0]} | file.missing-node | 50
                    "layout": {} | "layout": {}, "more": 1 | file.unknown-field | 50
                    "width": 8 | "width": 0 | file.out-of-range | 10
                    "width": 8 | "width": "x" | file.needs-whole | 10
                    "width": 8 | "height": 8 | file.exposed.missing | 10
                    {"width": 8} | [8] | file.needs-object | 10
                    "function": "tanh" | "function": "loud" | file.unknown-choice | 44
                    "param": "activation" | "param": "loudness" | file.exposed.missing-param | 32
                    "n3", "param": "units" | "n3", "param": "repeat" | file.exposed.missing-param | 51
                    "n3", "param": "units" | "n1", "param": "units" | file.exposed.missing-param | 51
                    "hid", "param": "units" | "him", "param": "units" | file.missing-node | 33
                    "hid", "param": "units" | "hid", "param": "activation" | file.exposed.twice | 33
                    "name": "units" | "name": "function" | file.exposed.twice | 33
                    "name": "units" | "name": " " | file.bad-name | 33
                    [{"node": "hid", "param": "units"}] | [] | file.exposed.nothing | 33
                    "units"}]} | "units"}, {"node": "hid", "param": "bias"}]} | file.exposed.types | 33
                    "units"}]} | "units"}], "more": 1} | file.unknown-field | 33
                    """)
    void oneBrokenPlaceGivesItsProblemAtItsLine(String good, String broken, String code, int line) {
        assertEquals(good, GOOD.contains(good) ? good : "not in the text");
        String text = GOOD.replaceFirst(Pattern.quote(good), broken == null ? "" : Matcher.quoteReplacement(broken));
        ProblemException refused = assertThrows(ProblemException.class, () -> FragmentCodec.read(text));
        Problem problem = refused.problem();
        int at = problem.place() instanceof Place.OfFile file ? file.line() : -1;
        assertEquals(code + " @ " + line, problem.code() + " @ " + at, refused::getMessage);
    }

    @Test
    void usesSetWhatTheirBlocksExposeAlsoThroughOtherBlocks() throws ProblemException {
        var fragment = FragmentCodec.read(GOOD);
        var network = Expansion.flat(
                GraphDocument.EMPTY.withNetwork(fragment.network()).withBlocks(fragment.blocks()));
        assertEquals(
                Set.of(new Dense(8, Activation.TANH)),
                network.nodes().stream().skip(1).map(GraphNode::spec).collect(Collectors.toSet()));
    }

    @Test
    void bombsAreDefused() {
        String bomb = GOOD.replace("\"repeat\": 2", "\"repeat\": 1000").replace("\"repeat\": 3", "\"repeat\": 1000");
        assertEquals(
                "file.block.too-many-layers",
                assertThrows(ProblemException.class, () -> FragmentCodec.read(bomb))
                        .problem()
                        .code());
    }
}
