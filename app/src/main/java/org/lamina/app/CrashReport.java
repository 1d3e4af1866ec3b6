package org.lamina.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a bug leaves behind: a short code people can name, and details they can copy.
///
/// @param code the same for the same bug: made of the places in the code, not of values
public record CrashReport(String code, String details) {
    private static final Logger LOG = LoggerFactory.getLogger(CrashReport.class);

    /// Describes what went wrong on a thread.
    public static CrashReport of(Thread thread, Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        String details = """
                Lamina crash %s
                Time: %s
                Thread: %s
                Java: %s, %s
                System: %s %s

                %s""".formatted(
                        codeOf(cause),
                        Instant.now(),
                        thread.getName(),
                        System.getProperty("java.version"),
                        System.getProperty("java.vendor"),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        trace);
        return new CrashReport(codeOf(cause), details);
    }

    private static String codeOf(Throwable cause) {
        CRC32 sum = new CRC32();
        for (Throwable at = cause; at != null; at = at.getCause()) {
            sum.update(at.getClass().getName().getBytes(StandardCharsets.UTF_8));
            for (StackTraceElement element : at.getStackTrace()) {
                if (element.getClassName().startsWith("org.lamina.")) {
                    sum.update(element.toString().getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return "LM-%08X".formatted(sum.getValue());
    }

    /// Writes the details beside the settings, so that they survive the program.
    ///
    /// @return the file, or nothing where even that failed
    public Optional<Path> keep(Path folder) {
        Path file = folder.resolve("crashes").resolve(code + ".txt");
        try {
            Files.createDirectories(file.getParent());
            return Optional.of(Files.writeString(file, details));
        } catch (IOException e) {
            LOG.warn("The crash report cannot be written to {}", file, e);
            return Optional.empty();
        }
    }
}
