package org.lamina.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashReportTest {
    @TempDir
    Path folder;

    private static CrashReport report(String value) {
        return CrashReport.of(Thread.currentThread(), new IllegalStateException(value));
    }

    @Test
    void namesTheSameBugTheSame() {
        assertEquals(report("first value").code(), report("second value").code());
    }

    @Test
    void namesAnotherPlaceDifferently() {
        CrashReport elsewhere = CrashReport.of(Thread.currentThread(), new IllegalStateException("first value"));
        assertNotEquals(report("first value").code(), elsewhere.code());
    }

    @Test
    void keepsTheDetails() throws Exception {
        Path file = report("the cause").keep(folder).orElseThrow();
        assertTrue(Files.readString(file).contains("the cause"));
        assertTrue(file.getFileName().toString().matches("LM-\\p{XDigit}{8}\\.txt"));
    }
}
