package org.lamina.runtime.save;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.Learning;
import org.lamina.runtime.engine.RowMajor;
import org.lamina.runtime.lower.GraphLowering;
import org.lamina.runtime.net.LiveNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Reads checkpoints, which are untrusted. Nothing is unpacked to disk, the configuration inside is never read (the
/// network is lowered again from the project), and of the arrays only as many floats as the network has.
public final class CheckpointReader {

    private static final int MAX_TEXT = 64 << 20;

    private final Path file;

    public CheckpointReader(Path file) {
        this.file = file;
    }

    /// The project that was trained.
    public GraphDocument project() throws ProblemException {
        return read(zip -> ProjectCodec.read(text(zip, CheckpointWriter.PROJECT)));
    }

    public Position position() throws ProblemException {
        return read(zip -> PositionText.read(text(zip, CheckpointWriter.POSITION)));
    }

    /// The run that wrote it; empty where it does not say.
    public String run() throws ProblemException {
        return read(zip -> PositionText.run(text(zip, CheckpointWriter.POSITION)));
    }

    /// Fills weights and optimiser state into a network lowered from the same layers. Call it on the network's thread.
    public void restore(LiveNetwork network) throws ProblemException {
        GraphDocument project = project();
        Network saved = Expansion.flat(project);
        Network current = Expansion.flat(network.document());
        if (!saved.isAlike(current)) {
            throw problem("checkpoint.other-network");
        }
        ComputationGraph graph = network.graph();
        float[] weights = array(CheckpointWriter.WEIGHTS, graph.params().length());
        INDArray state = sameOptimiser(project, network.document()) ? state(graph) : null;
        float[] memory = new float[0];
        if (state != null) {
            memory = learning(saved).equals(learning(current))
                    ? array(CheckpointWriter.OPTIMISER, state.length())
                    : memoryOf(project, graph, state);
        }
        RowMajor.writeFloats(weights, graph.params());
        if (state != null) {
            RowMajor.writeFloats(memory, state);
        }
        Position position = position();
        network.setIteration(position.iteration());
        graph.getConfiguration().setEpochCount(position.epochs());
    }

    private static @Nullable INDArray state(ComputationGraph graph) {
        INDArray state = graph.getUpdater().getStateViewArray();
        return state == null || state.length() == 0 ? null : state;
    }

    private static List<Learning> learning(Network network) {
        return network.nodes().stream().map(GraphNode::learning).toList();
    }

    /// The optimiser's memory of layers that learned then and learn now; for others it begins.
    private float[] memoryOf(GraphDocument project, ComputationGraph graph, INDArray state) throws ProblemException {
        ComputationGraph then =
                new ComputationGraph(GraphLowering.lower(project).configuration());
        then.init(graph.params(), false);
        float[] memory = RowMajor.readFloats(state);
        INDArray saved = state(then);
        if (saved != null) {
            float[] known = array(CheckpointWriter.OPTIMISER, saved.length());
            OptimiserMemory.of(then).copy(known, OptimiserMemory.of(graph), memory);
        }
        return memory;
    }

    /// Another optimiser begins with a state of its own.
    private static boolean sameOptimiser(GraphDocument saved, GraphDocument current) {
        return saved.settings()
                .training()
                .optimizer()
                .kind()
                .equals(current.settings().training().optimizer().kind());
    }

    private float[] array(String entry, long length) throws ProblemException {
        return read(zip -> {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(open(zip, entry), 1 << 16))) {
                return RawArray.read(in, length);
            }
        });
    }

    private interface Body<T> {
        T read(ZipFile zip) throws IOException, ProblemException;
    }

    private <T> T read(Body<T> body) throws ProblemException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return body.read(zip);
        } catch (IOException e) {
            throw new ProblemException(problem("checkpoint.unreadable").problem(), e);
        }
    }

    private static String text(ZipFile zip, String entry) throws IOException {
        try (InputStream in = open(zip, entry)) {
            byte[] bytes = in.readNBytes(MAX_TEXT + 1);
            if (bytes.length > MAX_TEXT) {
                throw new IOException(entry + " is larger than " + MAX_TEXT + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("No entry " + name);
        }
        return zip.getInputStream(entry);
    }

    private ProblemException problem(String code) {
        String name = file.getFileName() == null
                ? file.toString()
                : file.getFileName().toString();
        return new ProblemException(Problem.error(code, new Place.OfFile(name, 0), name));
    }
}
