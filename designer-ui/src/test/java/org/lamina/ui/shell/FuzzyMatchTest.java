package org.lamina.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FuzzyMatchTest {
    @Test
    void lettersMustOccurInOrder() {
        assertEquals(FuzzyMatch.NONE, FuzzyMatch.score("ba", "abc"));
        assertTrue(FuzzyMatch.score("ac", "abc") > 0);
        assertEquals(FuzzyMatch.NONE, FuzzyMatch.score("abcd", "abc"));
    }

    @Test
    void anUnbrokenRunBeatsScatteredLetters() {
        assertTrue(FuzzyMatch.score("pool", "Max pooling") > FuzzyMatch.score("pool", "Positional encoding model"));
    }

    @Test
    void theBeginningOfAWordBeatsItsMiddle() {
        assertTrue(FuzzyMatch.score("d", "Dense") > FuzzyMatch.score("d", "Embedding"));
        assertTrue(FuzzyMatch.score("dt", "Dark theme") > FuzzyMatch.score("dt", "Standing time"));
    }

    @Test
    void chineseIsFoundByItsCharacters() {
        assertTrue(FuzzyMatch.score("卷积", "二维卷积") > 0);
        assertEquals(FuzzyMatch.NONE, FuzzyMatch.score("池化", "二维卷积"));
    }

    @Test
    void aKeywordBeatsScatteredLettersAndYieldsToTheName() {
        int keyword = FuzzyMatch.keyword("translat", "template.transformer-base");
        assertTrue(keyword > FuzzyMatch.score("translat", "Train a network and look at it"));
        assertTrue(keyword < FuzzyMatch.score("translat", "Translator"));
        assertEquals(FuzzyMatch.NONE, FuzzyMatch.keyword("translat", "template.u-net"));
        assertEquals(FuzzyMatch.NONE, FuzzyMatch.keyword("", "layer.dense"));
    }

    @Test
    void everythingFitsAnEmptyQuery() {
        assertEquals(0, FuzzyMatch.score(" ", "Save"));
    }
}
