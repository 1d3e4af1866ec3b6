package org.lamina.graph.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.Point;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.EditResult;
import org.lamina.graph.edit.Edits;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.testkit.RandomBlocks;
import org.lamina.graph.testkit.RandomDocuments;

/// Blocks that are kept for other projects come back, and a bad file hides no good one.
class BlockFolderTest {
    @TempDir
    Path temporary;

    private BlockFolder folder() {
        return new BlockFolder(temporary.resolve("not").resolve("there"));
    }

    /// The first block of a random document that has one.
    private static Fragment block(long seed) {
        for (long next = seed; ; next += 100) {
            GraphDocument document = RandomBlocks.of(next);
            for (GraphNode node : document.network().nodes()) {
                if (node.spec() instanceof BlockUse) {
                    return Fragment.of(document, Set.of(node.id()));
                }
            }
        }
    }

    private List<String> names() {
        return folder().contents().blocks().stream().map(BlockFolder.Kept::name).toList();
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(folder().path())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFolderThatIsNotThereIsEmpty() {
        assertEquals(BlockFolder.Contents.EMPTY, folder().contents());
    }

    @Test
    void whatIsKeptComesBackAndFitsIntoAProject() throws Exception {
        for (long seed = 0; seed < 50; seed++) {
            folder().save(block(seed), "kept " + seed);
            BlockFolder.Kept kept = folder().contents().named("kept " + seed).orElseThrow();
            Edit paste = kept.block().into(GraphDocument.EMPTY, new Point(0, 0)).edit();
            GraphDocument pasted = ((EditResult.Done) Edits.apply(GraphDocument.EMPTY, paste)).document();
            GraphNode use = pasted.network().nodes().getFirst();
            assertEquals("kept " + seed, use.name());
            assertEquals(
                    "kept " + seed,
                    pasted.block(((BlockUse) use.spec()).block()).orElseThrow().name());
            assertEquals(block(seed).blocks().size(), pasted.blocks().size());
        }
        assertEquals(50, names().size());
        assertEquals(List.of(), folder().contents().problems());
    }

    @Test
    void aSecondOneOfTheSameNameReplacesTheFirst() throws Exception {
        folder().save(block(1), "mine");
        folder().save(block(2), "mine");
        assertEquals(List.of("mine"), names());
        assertEquals(
                block(2).blocks().size(),
                folder().contents().blocks().getFirst().block().blocks().size());
    }

    @Test
    void namesThatMakeTheSameFileNameAreKeptApart() throws Exception {
        folder().save(block(1), "a/b");
        folder().save(block(2), "a:b");
        assertEquals(List.of("a/b", "a:b"), names());
        assertEquals(List.of("block-a-b-2.json", "block-a-b.json"), files());
    }

    @Test
    void aNameLeadsToNoOtherFolder() throws Exception {
        folder().save(block(1), "../../../evil");
        folder().save(block(2), "残差块 2");
        folder().save(block(3), "𝔅".repeat(40));
        assertEquals(3, names().size());
        assertEquals(
                List.of("block--evil.json", "block-" + "𝔅".repeat(40) + ".json", "block-残差块-2.json").stream()
                        .sorted()
                        .toList(),
                files());
    }

    @Test
    void renamingKeepsTheOneFile() throws Exception {
        folder().save(block(1), "old");
        folder().rename(folder().contents().blocks().getFirst(), "new");
        assertEquals(List.of("new"), names());
        assertEquals(1, files().size());
    }

    @Test
    void whatIsDeletedIsGone() throws Exception {
        folder().save(block(1), "old");
        folder().save(block(2), "other");
        folder().delete(folder().contents().named("old").orElseThrow());
        assertEquals(List.of("other"), names());
    }

    @Test
    void damagedAndForeignFilesAreNamedAndTheOthersListed() throws Exception {
        folder().save(block(1), "good");
        String good = Files.readString(folder().path().resolve("block-good.json"));
        write("cut.json", good.substring(0, good.length() / 2));
        write("letter.json", "Dear Sir or Madam");
        write("layer.json", layer());
        write("notes.txt", "not looked at");
        Files.createDirectory(folder().path().resolve("folder.json"));
        assertEquals(List.of("good"), names());
        List<Problem> problems = folder().contents().problems();
        assertEquals(
                List.of("file.not-json", "file.no-block", "file.no-block"),
                problems.stream().map(Problem::code).toList());
        assertTrue(problems.getFirst().place().toString().contains("cut.json"), problems::toString);
        assertFalse(problems.getLast().place().toString().contains("cut.json"), problems::toString);
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder().path().resolve(name), text);
    }

    /// A fragment that is no block.
    private static String layer() {
        GraphDocument document = RandomDocuments.of(1);
        NodeId id =
                document.network().nodes().stream().findFirst().orElseThrow().id();
        return FragmentCodec.write(Fragment.of(document, Set.of(id)));
    }

    @Test
    void theFolderBesideAProjectLeadsNowhereElse() throws Exception {
        BlockFolder elsewhere = new BlockFolder(temporary.resolve("elsewhere"));
        elsewhere.save(block(1), "secret");
        Path project = temporary.resolve("project");
        Files.createDirectories(project);
        BlockFolder beside = BlockFolder.beside(project.resolve("p.lamina"));
        assertEquals(project.resolve("blocks"), beside.path());
        Files.createSymbolicLink(beside.path(), elsewhere.path());
        assertEquals(List.of(), beside.contents().blocks());
        assertEquals(
                List.of("file.link"),
                beside.contents().problems().stream().map(Problem::code).toList());
        ProblemException refused = assertThrows(ProblemException.class, () -> beside.save(block(2), "mine"));
        assertEquals("file.link", refused.problem().code());
        assertEquals(1, elsewhere.contents().blocks().size());
    }

    @Test
    void linksInTheFolderBesideAProjectAreNotRead() throws Exception {
        BlockFolder elsewhere = new BlockFolder(temporary.resolve("elsewhere"));
        elsewhere.save(block(1), "secret");
        BlockFolder beside = BlockFolder.beside(temporary.resolve("p.lamina"));
        beside.save(block(2), "mine");
        Path secret = elsewhere.contents().blocks().getFirst().file();
        Files.createSymbolicLink(beside.path().resolve("block-secret.json"), secret);
        Files.createSymbolicLink(beside.path().resolve("block-new.json"), temporary.resolve("nowhere"));
        assertEquals(
                List.of("mine"),
                beside.contents().blocks().stream().map(BlockFolder.Kept::name).toList());
        beside.save(block(3), "new");
        assertFalse(Files.exists(temporary.resolve("nowhere")));
        assertEquals(2, beside.contents().blocks().size());
    }
}
