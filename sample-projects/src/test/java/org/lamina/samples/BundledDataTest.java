package org.lamina.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The bundled files are those that DATA.md names, byte for byte.
class BundledDataTest {
    private static final Path DATA = Path.of("src/main/resources/org/lamina/samples/data");
    private static final Pattern ROW = Pattern.compile("\\| ([\\w./-]+) \\| \\d+ \\| (\\p{XDigit}{64}) \\|");

    @Test
    void everyFileHasTheChecksumOfTheNotice() throws Exception {
        Map<String, String> stated = new TreeMap<>();
        for (MatchResult row :
                ROW.matcher(Files.readString(Path.of("DATA.md"))).results().toList()) {
            stated.put(row.group(1), row.group(2));
        }
        assertEquals(stated, checksums());
    }

    private static Map<String, String> checksums() throws Exception {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(DATA)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = DATA.relativize(file).toString().replace('\\', '/');
                if (!name.startsWith("licences/")) {
                    sums.put(name, checksum(file));
                }
            }
        }
        return sums;
    }

    private static String checksum(Path file) throws IOException, java.security.NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
