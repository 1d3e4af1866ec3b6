package org.lamina.theme;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenSheetsTest {
    @ParameterizedTest
    @EnumSource(Theme.class)
    void definesTheSameNamesInTheSameOrder(Theme theme) {
        assertEquals(
                List.copyOf(TokenSheets.definitions(Theme.LIGHT).keySet()),
                List.copyOf(TokenSheets.definitions(theme).keySet()));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void functionalNamesAreTheColorTokens(Theme theme) {
        List<String> names = List.copyOf(TokenSheets.definitions(theme).keySet());
        List<String> functional = names.subList(names.indexOf(ColorToken.BG.cssName()), names.size());
        assertEquals(Arrays.stream(ColorToken.values()).map(ColorToken::cssName).toList(), functional);
    }

    @Test
    void everyColorTokenReachesThemeColors() {
        String expected = Arrays.stream(ColorToken.values())
                .map(token -> token.propertyName() + ": " + token.cssName())
                .reduce("", (all, line) -> all + line + "\n");
        String actual = Pattern.compile("(-token-[a-z0-9-]+: -lm-[a-z0-9-]+);")
                .matcher(TokenSheets.text("colors.css"))
                .results()
                .map(match -> match.group(1))
                .reduce("", (all, line) -> all + line + "\n");
        assertEquals(expected, actual);
    }

    @Test
    void sheetsUseOnlyNamesThatExist() {
        List<String> known =
                Arrays.stream(ColorToken.values()).map(ColorToken::cssName).toList();
        List<String> local = List.of("-lm-category", "-lm-series", "-lm-edge");
        for (String area : StyleSheets.AREAS) {
            List<String> unknown = Pattern.compile("(?<![a-z0-9-])-lm-[a-z0-9-]+")
                    .matcher(TokenSheets.text(area + ".css"))
                    .results()
                    .map(MatchResult::group)
                    .filter(name -> !known.contains(name) && !local.contains(name))
                    .distinct()
                    .toList();
            assertEquals(List.of(), unknown, area + ".css uses names that are not in ColorToken");
        }
    }

    @Test
    void everyStyleNameIsDressedBySomeSheet() throws IllegalAccessException {
        String sheets = StyleSheets.AREAS.stream()
                .map(area -> TokenSheets.text(area + ".css"))
                .collect(joining());
        List<String> bare = new ArrayList<>();
        for (Field constant : StyleNames.class.getDeclaredFields()) {
            String name = (String) constant.get(null);
            if (!Pattern.compile("\\." + name + "(?![a-z0-9-])").matcher(sheets).find()) {
                bare.add(name);
            }
        }
        assertEquals(List.of(), bare, "Style classes without a rule");
    }

    @Test
    void seriesStartAgainAfterEight() {
        assertEquals(ColorToken.SERIES_1, ColorToken.series(0));
        assertEquals(ColorToken.SERIES_8, ColorToken.series(7));
        assertEquals(ColorToken.SERIES_2, ColorToken.series(9));
    }

    @Test
    void sheetsStaySmall() {
        for (String area : StyleSheets.AREAS) {
            long lines = TokenSheets.text(area + ".css").lines().count();
            assertTrue(lines <= 300, area + ".css has " + lines + " lines, more than 300");
        }
    }
}
