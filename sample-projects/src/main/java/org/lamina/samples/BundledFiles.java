package org.lamina.samples;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/// The data sets that come with the program; `DATA.md` beside this module names their sources and licences.
public final class BundledFiles {
    private BundledFiles() {}

    /// Opens a bundled file, as `mnist/train-images-idx3-ubyte.gz`; the caller closes the stream.
    public static InputStream open(String name) throws IOException {
        InputStream stream = BundledFiles.class.getResourceAsStream("data/" + name);
        if (stream == null) {
            throw new FileNotFoundException("No bundled data file " + name);
        }
        return stream;
    }
}
