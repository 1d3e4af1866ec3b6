package org.lamina.samples;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.lamina.graph.io.ProjectCodec;

/// Writes the bundled project files and their thumbnails from [SampleProjects]; run it after a change there.
final class SampleFiles {
    static final Path FOLDER = Path.of("src/main/resources/org/lamina/samples/projects");

    private SampleFiles() {}

    public static void main(String[] args) throws Exception {
        Files.createDirectories(FOLDER);
        for (var sample : SampleProjects.all().entrySet()) {
            Files.writeString(
                    FOLDER.resolve(sample.getKey() + ProjectCodec.EXTENSION), ProjectCodec.write(sample.getValue()));
            ImageIO.write(
                    Thumbnail.of(sample.getValue()),
                    "png",
                    FOLDER.resolve(sample.getKey() + ".png").toFile());
        }
    }
}
