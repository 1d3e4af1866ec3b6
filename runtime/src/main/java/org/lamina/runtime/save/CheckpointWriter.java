package org.lamina.runtime.save;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.run.Checkpoints;
import org.lamina.runtime.lower.GraphLowering;
import org.lamina.runtime.net.LiveNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Writes checkpoints that the engine's own tools can open, with the project and our position in two more entries.
public final class CheckpointWriter {

    static final String CONFIGURATION = "configuration.json";
    static final String WEIGHTS = "coefficients.bin";
    static final String OPTIMISER = "updaterState.bin";
    static final String PROJECT = "lamina.json";
    static final String POSITION = "lamina.properties";

    private CheckpointWriter() {}

    /// A crash at any moment leaves either the old file or the new one. Call it on the network's thread.
    ///
    /// @param run that writes it
    /// @param isFirst whether it is the run's first in this folder, so that those of an earlier run are set aside
    public static void write(LiveNetwork network, Position position, String run, Path file, boolean isFirst)
            throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, ".checkpoint", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                ZipOutputStream zip = new ZipOutputStream(out);
                zip.setLevel(Deflater.BEST_SPEED);
                entries(network, position, run, zip);
                zip.finish();
                out.flush();
                channel.force(true);
            }
            if (isFirst) {
                Checkpoints.setAside(folder);
            }
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void entries(LiveNetwork network, Position position, String run, ZipOutputStream zip)
            throws IOException {
        ComputationGraph graph = network.graph();
        text(zip, PROJECT, ProjectCodec.write(network.document()));
        text(zip, POSITION, PositionText.write(position, run));
        ComputationGraphConfiguration configuration = GraphLowering.portable(network.document(), position.rate());
        configuration.setIterationCount(LiveNetwork.engineCount(position.iteration()));
        configuration.setEpochCount(position.epochs());
        text(zip, CONFIGURATION, configuration.toJson());
        array(zip, WEIGHTS, graph.params());
        INDArray state = graph.getUpdater().getStateViewArray();
        if (state != null && state.length() > 0) {
            array(zip, OPTIMISER, state);
        }
    }

    private static void text(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void array(ZipOutputStream zip, String name, INDArray array) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(zip, 1 << 16));
        Nd4j.write(array, out);
        out.flush();
        zip.closeEntry();
    }
}
