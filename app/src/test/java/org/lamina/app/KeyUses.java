package org.lamina.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Message keys that stand in the production sources.
///
/// @param required keys that are asked for by name
/// @param labels names of edits, which the Undo entry shows
/// @param mentioned every dotted literal, whatever it is for
/// @param prefixes literals that end in a dot and are completed at run time
record KeyUses(Set<String> required, Set<String> labels, Set<String> mentioned, Set<String> prefixes) {
    private static final String KEY = "[a-z][a-zA-Z0-9-]*(?:\\.[a-zA-Z0-9_-]+)+";
    private static final Pattern ASKED =
            Pattern.compile("\\b(?:text|bind|say|line|verbatim)\\(\\s*\"(" + KEY + ")\"|\\$\\{bundle:(" + KEY + ")}");
    private static final Pattern LABEL = Pattern.compile("\"((?:edit|fix)\\.[a-z.-]*[a-z])\"");
    private static final Pattern CODE =
            Pattern.compile("\\b(?:Problem\\s*\\.\\s*(?:error|warning)|clash)\\(\\s*\"(" + KEY + ")\"");
    private static final Pattern BATCH = Pattern.compile("\\b(?:Batch|performAll)\\(\\s*\"(" + KEY + ")\"");
    private static final Pattern MODEL_CODE = Pattern.compile(
            "\"((?!lamina\\.)[a-z]+\\.[a-z][a-z0-9-]+)(?<!\\.(?:csv|tsv|gz|zip|json|bin|txt|png|md|so|new|lamina|sqlite))\"");
    private static final Pattern LITERAL = Pattern.compile("\"(" + KEY + ")\"");
    private static final Pattern PREFIX = Pattern.compile("\"([a-z][a-zA-Z0-9-]*(?:\\.[a-zA-Z0-9_-]+)*\\.)\"");

    static KeyUses ofSources() throws IOException {
        KeyUses uses = new KeyUses(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        for (String module : List.of("graph-model", "designer-ui", "runtime", "sample-projects", "app")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    uses.add(Files.readString(file), module.equals("graph-model") || module.equals("runtime"));
                }
            }
        }
        return uses;
    }

    /// @param below whether the source belongs to a module that knows no words, where a code is all there is
    private void add(String source, boolean below) {
        if (below) {
            MODEL_CODE.matcher(source).results().forEach(found -> required.add(found.group(1)));
        }
        BATCH.matcher(source).results().forEach(found -> labels.add(found.group(1)));
        Matcher asked = ASKED.matcher(source);
        while (asked.find()) {
            required.add(asked.group(1) == null ? asked.group(2) : asked.group(1));
        }
        LABEL.matcher(source).results().forEach(found -> required.add(found.group(1)));
        CODE.matcher(source).results().forEach(found -> required.add("problem." + found.group(1)));
        LITERAL.matcher(source).results().forEach(found -> mentioned.add(found.group(1)));
        PREFIX.matcher(source).results().forEach(found -> prefixes.add(found.group(1)));
    }

    /// Whether the sources can ask for this key: by name, as a problem's code, or by a prefix that is completed.
    boolean mayUse(String key) {
        if (key.startsWith("problem.")) {
            return required.contains(key) || mentioned.contains(key.substring("problem.".length()));
        }
        return required.contains(key)
                || mentioned.contains(key)
                || mentioned.stream().anyMatch(literal -> key.startsWith(literal + "."))
                || prefixes.stream().anyMatch(key::startsWith);
    }
}
