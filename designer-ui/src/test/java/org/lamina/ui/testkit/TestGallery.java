package org.lamina.ui.testkit;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.lamina.graph.GraphDocument;
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
