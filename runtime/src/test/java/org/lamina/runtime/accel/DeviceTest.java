package org.lamina.runtime.accel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {
    private static final BooleanSupplier UNASKED = () -> {
        throw new AssertionError("Nobody needs to know");
    };

    @ParameterizedTest
    @CsvSource({
        "auto, true, true, GPU",
        "auto, true, false, CPU",
        "gpu, true, true, GPU",
        "gpu, true, false, CPU",
        "fpga, true, true, GPU",
        "fpga, true, false, CPU",
    })
    void aUsableCardComputesUnlessTheUserSaysOtherwise(
            String setting, boolean present, boolean usable, Device expected) {
        assertEquals(expected, Device.choose(setting, present, () -> usable));
    }

    @Test
    void theProcessorIsChosenWithoutLoadingCuda() {
        assertEquals(Device.CPU, Device.choose("cpu", true, UNASKED));
        assertEquals(Device.CPU, Device.choose("auto", false, UNASKED));
        assertEquals(Device.CPU, Device.choose("gpu", false, UNASKED));
    }

    @Test
    void cudaDoesNotOfferItselfWhereTheProcessorWasChosen(@TempDir Path folder) throws Exception {
        String services = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";
        URL[] places = new URL[2];
        for (int i = 0; i < places.length; i++) {
            Path place =
                    folder.resolve(List.of("nd4j-native-1", "nd4j-cuda-11.6-1").get(i));
            Files.createDirectories(place.resolve(services).getParent());
            Files.writeString(place.resolve(services), "a.Backend");
            Files.writeString(place.resolve("other"), "");
            places[i] = place.toUri().toURL();
        }
        try (URLClassLoader whole = new URLClassLoader(places, null)) {
            ClassLoader seen = new WithoutCuda(whole);
            List<URL> offers = Collections.list(seen.getResources(services));
            assertEquals(1, offers.size());
            assertFalse(offers.getFirst().getPath().contains("cuda"));
            assertEquals(2, Collections.list(seen.getResources("other")).size());
        }
    }
}
