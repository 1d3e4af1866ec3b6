package org.lamina.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.samples.SampleCatalog;
import org.lamina.samples.template.BlockCatalog;
import org.lamina.samples.template.TemplateCatalog;
import org.lamina.ui.text.Keywords;

/// The further words by which searches find things.
class KeywordsTest {
    private static Set<String> existing() {
        Set<String> ids = new TreeSet<>();
        LayerKinds.ALL.kinds().forEach(kind -> ids.add(kind.messageKey()));
        BlockCatalog.ALL.forEach(block -> ids.add("block." + block.name()));
        TemplateCatalog.ALL.forEach(template -> ids.add("template." + template.name()));
        SampleCatalog.ALL.forEach(sample -> ids.add("sample." + sample.name()));
        return ids;
    }

    @Test
    void theyAreOfThingsThatExist() {
        Set<String> unknown = new TreeSet<>(Keywords.all().keySet());
        unknown.removeAll(existing());
        assertEquals(Set.of(), unknown);
    }

    @Test
    void allTemplatesAndSamplesHaveSome() {
        Set<String> without = existing().stream()
                .filter(id -> id.startsWith("template.") || id.startsWith("sample."))
                .filter(id -> !Keywords.all().containsKey(id))
                .collect(Collectors.toSet());
        assertEquals(Set.of(), without);
    }

    @Test
    void noneIsEmptyOrStandsTwice() {
        List<String> wrong = Keywords.all().entrySet().stream()
                .filter(entry -> entry.getValue().contains("")
                        || new HashSet<>(entry.getValue()).size()
                                < entry.getValue().size())
                .map(java.util.Map.Entry::getKey)
                .toList();
        assertEquals(List.of(), wrong);
    }

    @ParameterizedTest
    @CsvSource({
        "translat, template.transformer-base",
        "translat, template.seq2seq",
        "fully connected, layer.dense",
        "linear, layer.dense",
        "FC, layer.dense",
        "BN, layer.batch-norm",
        "conv, layer.conv2d",
        "autoencoder, sample.mnist-autoencoder",
        "segmentation, template.u-net",
        "全连接, layer.dense",
        "翻译, template.seq2seq",
        "接, layer.dense"
    })
    void peopleFindWhatTheyCallOtherwise(String query, String id) {
        assertTrue(Keywords.fits(query, id));
    }

    @Test
    void theMiddleOfAWordFindsNothing() {
        assertFalse(Keywords.fits("inear", "layer.dense"));
        assertFalse(Keywords.fits(" ", "layer.dense"));
    }
}
