package org.lamina.runtime.data;

import java.util.Arrays;
import java.util.List;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.DataSignature;
import org.lamina.graph.settings.DataSpec;

/// Chinese poems as characters, with their genre. Encoded once, when they are read.
final class PoemSource implements SampleSource {

    private static final String FILE = "text-poems-zh/chinese-poems.tsv";
    private static final int GENRES = 4;

    private final DataSignature signature;
    private final Vocabulary vocabulary;
    private final int[][] characters;
    private final int[] genres;
    private final int firstTest;

    private PoemSource(DataSpec.Poems spec, LabelledTexts texts) {
        signature = spec.signature();
        vocabulary = Vocabulary.of(
                texts.training().stream().map(LabelledTexts.Text::characters).toList(), spec.vocabulary());
        firstTest = texts.training().size();
        int size = firstTest + texts.test().size();
        characters = new int[size][];
        genres = new int[size];
        for (int i = 0; i < size; i++) {
            LabelledTexts.Text text =
                    i < firstTest ? texts.training().get(i) : texts.test().get(i - firstTest);
            characters[i] = vocabulary.encode(text.characters(), spec.length());
            genres[i] = text.label();
        }
    }

    static PoemSource read(DataSpec.Poems spec, DataFiles files) throws ProblemException {
        LabelledTexts texts = LabelledTexts.read(files, FILE);
        if (texts.classes().size() != GENRES) {
            throw DataTrouble.labelOutOfRange(FILE, texts.classes().size(), GENRES);
        }
        if (texts.training().isEmpty() || texts.test().isEmpty()) {
            throw DataTrouble.cutOff(FILE);
        }
        return new PoemSource(spec, texts);
    }

    @Override
    public DataSignature signature() {
        return signature;
    }

    @Override
    public int size() {
        return genres.length;
    }

    @Override
    public int firstTest() {
        return firstTest;
    }

    @Override
    public void input(int sample, int column, float[] to, int at) {
        for (int t = 0; t < characters[sample].length; t++) {
            to[at + t] = characters[sample][t];
        }
    }

    @Override
    public void target(int sample, int column, float[] to, int at) {
        Arrays.fill(to, at, at + GENRES, 0);
        to[at + genres[sample]] = 1;
    }

    @Override
    public int[] labels(int sample, int column) {
        return new int[] {genres[sample]};
    }

    @Override
    public List<String> tokens(int sample) {
        return tokens(characters[sample]);
    }

    @Override
    public List<String> tokens(int[] ids) {
        return Arrays.stream(ids)
                .mapToObj(id -> id < 0 || id >= vocabulary.size() ? "" : vocabulary.token(id))
                .toList();
    }
}
