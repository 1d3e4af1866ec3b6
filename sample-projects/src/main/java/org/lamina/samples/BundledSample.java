package org.lamina.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// A project that comes with the program.
///
/// @param name file name without `.lamina`, also the name on the command line
/// @param secondsToTrain how long its own number of epochs took when it was last measured on two CPU cores
public record BundledSample(String name, int secondsToTrain) {
    /// Message key of its title.
    public String titleKey() {
        return "sample." + name + ".title";
    }

    /// Message key of the paragraph that says what it shows.
    public String textKey() {
        return "sample." + name + ".text";
    }

    /// The project file.
    public String project() {
        try (InputStream stream = open(name + ".lamina")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A small picture of the network, PNG; the caller closes the stream.
    public InputStream thumbnail() {
        return open(name + ".png");
    }

    private static InputStream open(String file) {
        InputStream stream = BundledSample.class.getResourceAsStream("projects/" + file);
        if (stream == null) {
            throw new IllegalStateException("A sample lacks its file " + file);
        }
        return stream;
    }
}
