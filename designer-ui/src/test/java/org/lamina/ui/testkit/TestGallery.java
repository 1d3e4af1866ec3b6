package org.lamina.ui.testkit;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.BlockId;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Layout;
import org.lamina.graph.Network;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.shape.Shape;
import org.lamina.ui.start.BlockGallery;
import org.lamina.ui.start.OfferedProject;
import org.lamina.ui.start.SampleGallery;
import org.lamina.ui.start.TemplateGallery;

/// Two sample projects made in memory: one without problems, one with.
public final class TestGallery implements SampleGallery {
    @Override
    public List<Entry> entries() {
        return List.of(new Made("lenet", TestBench.lenet(), 900), new Made("broken", TestBench.withShapeProblem(), 60));
    }

    /// One template, the same network as the first sample.
    public List<TemplateGallery.Entry> templates() {
        return List.of(new Architecture("lenet-5", TestBench.lenet(), 61_706));
    }

    /// The same network as an example of a convolution, and none of anything else.
    public Optional<OfferedProject> example(Kind<?> kind) {
        return kind.equals(Conv2d.KIND) ? Optional.of(new OfConv2d(TestBench.lenet())) : Optional.empty();
    }

    /// One block, for vectors of any length: a dense layer as wide as what it reads.
    public List<BlockGallery.WellKnown> blocks() {
        return List.of(new WideBlock());
    }

    private record WideBlock() implements BlockGallery.WellKnown {
        @Override
        public String id() {
            return "wide";
        }

        @Override
        public String titleKey() {
            return "block.gated-dense.title";
        }

        @Override
        public String summaryKey() {
            return "block.gated-dense.text";
        }

        @Override
        public String paperKey() {
            return "layer.conv2d.paper";
        }

        @Override
        public Shape reads() {
            return new Shape.Vector(5);
        }

        @Override
        public Optional<Fragment> fitting(Shape input) {
            return input instanceof Shape.Vector vector ? Optional.of(wide(vector.features())) : Optional.empty();
        }

        private static Fragment wide(int features) {
            BlockId id = new BlockId("wide");
            List<GraphNode> nodes = List.of(
                    new GraphNode(new NodeId("input"), "in", new BlockInput()),
                    new GraphNode(new NodeId("dense"), "dense", new Dense(features, Activation.RELU)),
                    new GraphNode(new NodeId("output"), "out", new BlockOutput()));
            List<Connection> connections = List.of(
                    Connection.of(new NodeId("input"), new NodeId("dense")),
                    Connection.of(new NodeId("dense"), new NodeId("output")));
            GraphNode use = new GraphNode(new NodeId("use"), "wide", new BlockUse(id, 1));
            return new Fragment(
                    new Network(List.of(use), List.of()),
                    Map.of(use.id(), new Point(0, 0)),
                    List.of(new BlockDefinition(id, "wide", new Network(nodes, connections), Layout.EMPTY)));
        }
    }

    private record Architecture(String id, GraphDocument load, long parameters) implements TemplateGallery.Entry {
        @Override
        public String titleKey() {
            return "data.mnist.name";
        }

        @Override
        public String summaryKey() {
            return "data.mnist.help";
        }

        @Override
        public String paperKey() {
            return "layer.conv2d.paper";
        }
    }

    private record OfConv2d(GraphDocument load) implements OfferedProject {
        @Override
        public String id() {
            return "conv2d";
        }

        @Override
        public String titleKey() {
            return "data.mnist.name";
        }

        @Override
        public String summaryKey() {
            return "data.mnist.help";
        }

        @Override
        public Optional<NodeId> shown() {
            return Optional.of(new NodeId("conv2"));
        }
    }

    private record Made(String id, GraphDocument load, int secondsToTrain) implements Entry {
        @Override
        public String titleKey() {
            return "data.mnist.name";
        }

        @Override
        public String summaryKey() {
            return "data.mnist.help";
        }

        @Override
        public byte[] thumbnail() {
            BufferedImage image = new BufferedImage(8, 4, BufferedImage.TYPE_INT_ARGB);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                ImageIO.write(image, "png", bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    }
}
