package org.lamina.ui.testkit;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.lamina.graph.GraphDocument;
import org.lamina.ui.start.SampleGallery;

/// Two sample projects made in memory: one without problems, one with.
public final class TestGallery implements SampleGallery {
    @Override
    public List<Entry> entries() {
        return List.of(new Made("lenet", TestBench.lenet(), 900), new Made("broken", TestBench.withShapeProblem(), 60));
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
