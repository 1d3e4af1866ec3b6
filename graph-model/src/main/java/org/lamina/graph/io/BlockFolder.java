package org.lamina.graph.io;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.GraphNode;
import org.lamina.graph.Network;
import org.lamina.graph.Point;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;

/// A folder of blocks that are kept for other projects: one file for each, which holds one card with its definitions
/// as the clipboard does. Files may come from strangers: a name leads nowhere else, and a file that cannot be read says
/// why and does not hide the others. Used by one thread at a time.
///
/// @param path need not exist until something is kept
/// @param followsLinks whether the folder may be a link to another place; that of a stranger's project must not
public record BlockFolder(Path path, boolean followsLinks) {
    /// How many files are looked at.
    public static final int MOST_FILES = 500;

    private static final String BESIDE = "blocks";
    private static final String ENDING = ".json";
    private static final int MOST_IN_FILE_NAME = 60;

    /// A folder of the user, who may have it where he wants.
    public BlockFolder(Path path) {
        this(path, true);
    }

    /// The folder `blocks` beside a project.
    public static BlockFolder beside(Path project) {
        return new BlockFolder(project.resolveSibling(BESIDE), false);
    }

    /// A kept block.
    public record Kept(Path file, String name, Fragment block) {}

    /// What is in the folder: blocks by name, and what is wrong with the files that hold none.
    public record Contents(List<Kept> blocks, List<Problem> problems) {
        public static final Contents EMPTY = new Contents(List.of(), List.of());

        public Contents {
            blocks = List.copyOf(blocks);
            problems = List.copyOf(problems);
        }

        public Optional<Kept> named(String name) {
            return blocks.stream().filter(block -> block.name().equals(name)).findFirst();
        }
    }

    /// Reads the folder.
    public Contents contents() {
        List<Kept> blocks = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files(problems)) {
            try {
                blocks.add(read(file));
            } catch (ProblemException unreadable) {
                problems.add(unreadable.problem());
            }
        }
        blocks.sort(Comparator.comparing((Kept block) -> block.name().toLowerCase(Locale.ROOT))
                .thenComparing(Kept::name));
        return new Contents(blocks, problems);
    }

    private List<Path> files(List<Problem> problems) {
        List<Path> files = new ArrayList<>();
        if (leadsElsewhere()) {
            problems.add(fault(path, "file.link", TextFile.nameOf(path)).problem());
        } else if (Files.isDirectory(path)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(path, "*" + ENDING)) {
                for (Path file : all) {
                    if (files.size() < MOST_FILES && isOwn(file)) {
                        files.add(file);
                    }
                }
            } catch (IOException e) {
                problems.add(
                        fault(path, "file.unreadable", TextFile.nameOf(path)).problem());
            }
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    private boolean leadsElsewhere() {
        return !followsLinks && Files.isSymbolicLink(path);
    }

    private boolean isOwn(Path file) {
        return followsLinks ? Files.isRegularFile(file) : Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static Kept read(Path file) throws ProblemException {
        Faults faults = new Faults(TextFile.nameOf(file));
        String text = TextFile.read(file, JsonReader.MOST_CHARACTERS);
        if (!FragmentCodec.looksLikeOne(text)) {
            throw fault(file, "file.no-block");
        }
        Fragment fragment = FragmentCodec.read(text, faults);
        return new Kept(
                file,
                definition(fragment)
                        .orElseThrow(() -> fault(file, "file.no-block"))
                        .name(),
                fragment);
    }

    /// The definition that the one card of a fragment uses.
    private static Optional<BlockDefinition> definition(Fragment fragment) {
        List<GraphNode> nodes = fragment.network().nodes();
        return nodes.size() == 1 && nodes.getFirst().spec() instanceof BlockUse use
                ? fragment.blocks().stream()
                        .filter(block -> block.id().equals(use.block()))
                        .findFirst()
                : Optional.empty();
    }

    /// Keeps a block under a name, in place of one of that name.
    ///
    /// @param single one card with its definitions
    public void save(Fragment single, String name) throws ProblemException {
        if (leadsElsewhere()) {
            throw fault(path, "file.link", TextFile.nameOf(path));
        }
        Path file = contents().named(name).map(Kept::file).orElseGet(() -> freeFile(name));
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new ProblemException(
                    fault(file, "file.not-saved", TextFile.nameOf(file)).problem(), e);
        }
        TextFile.replace(file, FragmentCodec.write(named(single, name)));
    }

    /// Gives a kept block another name, which no other one has.
    public void rename(Kept block, String name) throws ProblemException {
        TextFile.replace(block.file(), FragmentCodec.write(named(block.block(), name)));
    }

    /// Deletes a kept block; projects that use it have a copy of their own.
    public void delete(Kept block) throws ProblemException {
        try {
            Files.deleteIfExists(block.file());
        } catch (IOException e) {
            throw new ProblemException(
                    fault(block.file(), "file.not-deleted", TextFile.nameOf(block.file()))
                            .problem(),
                    e);
        }
    }

    /// The block under another name, once.
    private static Fragment named(Fragment single, String name) {
        BlockDefinition used = definition(single)
                .orElseThrow(() -> new IllegalArgumentException("One card of a block is kept, not " + single));
        GraphNode card = single.network().nodes().getFirst();
        LayerSpec once = card.spec() instanceof BlockUse use ? use.withRepeat(1) : card.spec();
        GraphNode renamed = card.withName(name).withSpec(once);
        return new Fragment(
                new Network(List.of(renamed), List.of()),
                Map.of(card.id(), new Point(0, 0)),
                single.blocks().stream()
                        .map(block -> block == used ? block.withName(name) : block)
                        .toList());
    }

    /// A file name made of the letters and digits of a name.
    private Path freeFile(String name) {
        String letters = name.strip().replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-");
        int end =
                letters.offsetByCodePoints(0, Math.min(MOST_IN_FILE_NAME, letters.codePointCount(0, letters.length())));
        String stem = "block-" + letters.substring(0, end);
        Path file = path.resolve(stem + ENDING);
        for (int number = 2; Files.exists(file, LinkOption.NOFOLLOW_LINKS); number++) {
            file = path.resolve(stem + "-" + number + ENDING);
        }
        return file;
    }

    private static ProblemException fault(Path file, String code, Object... args) {
        return new Faults(TextFile.nameOf(file)).at(0, code, args);
    }
}
