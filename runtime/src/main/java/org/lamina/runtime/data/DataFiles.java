package org.lamina.runtime.data;

import java.io.IOException;
import java.io.InputStream;

/// Where data files come from: bundled resources or a folder. Names use `/` and are relative, as in
/// `mnist/train-images-idx3-ubyte.gz`.
public interface DataFiles {

    /// Opens the file; the caller closes the stream.
    ///
    /// @throws IOException if there is no such file or it cannot be read
    InputStream open(String name) throws IOException;
}
