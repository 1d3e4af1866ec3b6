package org.lamina.graph.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.testkit.RandomDocuments;
import org.lamina.graph.testkit.RandomSharing;

/// Copied nodes survive the clipboard, and other text on it is refused.
class FragmentCodecTest {
    @Test
    void everyFragmentComesBackTheSame() throws ProblemException {
        for (long seed = 0; seed < 200; seed++) {
            GraphDocument document = seed % 2 == 0 ? RandomDocuments.of(seed) : RandomSharing.of(seed);
            Fragment fragment = Fragment.of(
                    document,
                    document.network().nodes().stream()
                            .skip(seed % 3)
                            .map(GraphNode::id)
                            .collect(Collectors.toSet()));
            String text = FragmentCodec.write(fragment);
            assertTrue(FragmentCodec.looksLikeOne(text));
            assertEquals(fragment, FragmentCodec.read(text), "seed " + seed);
        }
    }

    @Test
    void otherTextIsRefused() {
        assertFalse(FragmentCodec.looksLikeOne("Dear Sir or Madam"));
        String project = ProjectCodec.write(GraphDocument.EMPTY);
        ProblemException refused = assertThrows(ProblemException.class, () -> FragmentCodec.read(project));
        assertEquals("file.other-format", refused.problem().code());
    }
}
