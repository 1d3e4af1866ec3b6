package org.lamina.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The script decides in a folder of its own which start cache is used, and deletes a damaged one.
@DisabledOnOs(OS.WINDOWS)
class StartCacheTest {
    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path home;

    private Path start;

    @BeforeEach
    void makeACache() throws Exception {
        start = Files.createDirectories(home.resolve("app/target/start"));
        Files.createDirectories(home.resolve("app/target/lib"));
        Files.createDirectories(home.resolve("app/target/fx"));
        Files.createDirectories(home.resolve("jdk"));
        Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
        for (String part : new String[] {"built", "lamina.jar", "lib/one.jar", "fx/one.jar", "start/cache"}) {
            Path file = Files.writeString(home.resolve("app/target").resolve(part), "content of " + part);
            Files.setLastModifiedTime(file, FileTime.from(BEFORE));
        }
        sh(
                "JAVA_HOME=" + home.resolve("jdk")
                        + "; find_start_cache || { printf '%s\\n' \"$start_key\"; cksum <\"$start_folder/cache\"; } >\"$start_folder/key\"");
    }

    /// What the script says when it is used like this.
    private String sh(String commands) throws IOException, InterruptedException {
        Path script = Path.of("../scripts/start-cache.sh").toAbsolutePath().normalize();
        Process shell = new ProcessBuilder(
                        "sh", "-c", "home=" + home + "; sleep() { :; }; . " + script + "; " + commands + "; wait")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(shell.waitFor(30, TimeUnit.SECONDS));
        return said.strip();
    }

    private String used() throws Exception {
        return sh("JAVA_HOME=" + home.resolve("jdk") + "; find_start_cache; printf '%s' \"$start_cache\"");
    }

    @Test
    void aCacheThatFitsIsUsed() throws Exception {
        assertEquals(start.resolve("cache").toString(), used());
    }

    @Test
    void oneThatIsOlderThanAJarIsNot() throws Exception {
        Files.writeString(home.resolve("app/target/lib/one.jar"), "another");
        Files.setLastModifiedTime(
                home.resolve("app/target/lib/one.jar"),
                FileTime.from(Instant.now().plusSeconds(10)));
        assertEquals("", used());
    }

    @Test
    void oneOfAnotherJdkIsNot() throws Exception {
        Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"25.0.9\"\n");
        assertEquals("", used());
    }

    @Test
    void anIntactCacheStays() throws Exception {
        sh("check_start_cache");
        assertTrue(Files.exists(start.resolve("cache")));
        assertTrue(Files.exists(start.resolve("key")));
    }

    @Test
    void aDamagedCacheIsDeleted() throws Exception {
        Files.writeString(start.resolve("cache"), "content of start/cachf");
        sh("check_start_cache");
        assertFalse(Files.exists(start.resolve("cache")));
        assertFalse(Files.exists(start.resolve("key")));
    }

    @Test
    void oneThatWasWrittenSinceItWasMadeIsNotUsed() throws Exception {
        Files.writeString(start.resolve("cache"), "content of start/cachf");
        Files.setLastModifiedTime(
                start.resolve("cache"), FileTime.from(Instant.now().plusSeconds(10)));
        assertEquals("", used());
    }
}
