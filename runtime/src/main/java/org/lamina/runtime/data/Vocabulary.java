package org.lamina.runtime.data;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamina.graph.layer.TokenInput;

/// Numbers for the characters of texts, the most frequent first. 0 pads, 1 stands for characters not known.
public final class Vocabulary {

    public static final int PADDING = TokenInput.PADDING;
    public static final int UNKNOWN = 1;
    private static final int FIRST = 2;

    private final List<String> tokens;
    private final Map<Integer, Integer> idOfCharacter = new HashMap<>();

    private Vocabulary(List<Integer> characters) {
        for (int character : characters) {
            idOfCharacter.put(character, FIRST + idOfCharacter.size());
        }
        tokens = characters.stream().map(Character::toString).toList();
    }

    /// Knows the most frequent characters of `texts`, so that there are at most `size` numbers in all. Equally
    /// frequent characters come in the order of their code points.
    public static Vocabulary of(Iterable<String> texts, int size) {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        for (String text : texts) {
            text.codePoints().forEach(character -> counts.merge(character, 1, Integer::sum));
        }
        Comparator<Map.Entry<Integer, Integer>> mostFrequent =
                Map.Entry.<Integer, Integer>comparingByValue().reversed();
        return new Vocabulary(counts.entrySet().stream()
                .sorted(mostFrequent.thenComparing(Map.Entry.comparingByKey()))
                .limit(Math.max(0, size - FIRST))
                .map(Map.Entry::getKey)
                .toList());
    }

    /// How many numbers there are, padding and unknown included.
    public int size() {
        return FIRST + tokens.size();
    }

    /// The character of a number; empty for padding, `?` for unknown.
    public String token(int id) {
        return switch (id) {
            case PADDING -> "";
            case UNKNOWN -> "?";
            default -> tokens.get(id - FIRST);
        };
    }

    /// The first `length` characters as numbers, padded in front so that the last step is always real.
    public int[] encode(String text, int length) {
        int[] characters = text.codePoints().limit(length).toArray();
        int[] ids = new int[length];
        int from = length - characters.length;
        for (int i = 0; i < characters.length; i++) {
            ids[from + i] = idOfCharacter.getOrDefault(characters[i], UNKNOWN);
        }
        return ids;
    }
}
