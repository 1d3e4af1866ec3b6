package org.lamina.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.DataSpec;
import org.lamina.ui.text.Messages;

class ClassNamesTest {
    private static List<String> names(DataSpec data, int target) {
        return ClassNames.of(new Messages(Locale.ENGLISH), DataSettings.DEFAULT.withSource(data), target);
    }

    @Test
    void aYesOrNoTargetMayHaveNamesOfItsOwn() {
        assertEquals(List.of("different", "same"), names(DataSpec.MnistPairs.KIND.defaults(), 0));
        assertEquals(List.of("no", "yes"), names(new DataSpec.MnistHalves(), 1));
    }

    @Test
    void classesWithoutNamesAreNumbers() {
        assertEquals(List.of("0", "1"), names(new DataSpec.Points(DataSpec.Points.Pattern.MOONS), 0));
    }
}
