package org.lamina.runtime.accel;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/// The class path as ND4J sees it where the processor was chosen: its CUDA backend does not offer itself.
final class WithoutCuda extends ClassLoader {
    /// How the names of the jars begin that bring CUDA.
    static final String JAR = "nd4j-cuda";

    private static final String BACKENDS = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";

    WithoutCuda(ClassLoader whole) {
        super(whole);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        Enumeration<URL> all = super.getResources(name);
        if (!name.equals(BACKENDS)) {
            return all;
        }
        return Collections.enumeration(Collections.list(all).stream()
                .filter(place -> !place.getPath().contains(JAR))
                .toList());
    }
}
