package org.lamina.runtime.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.junit.jupiter.api.Test;
import org.lamina.graph.formula.Formula;
import org.lamina.graph.layer.Expression;
import org.lamina.graph.layer.GroupNorm;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.InstanceNorm;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.LocalResponseNorm;
import org.lamina.graph.layer.RmsNorm;
import org.lamina.graph.layer.ScaleShift;
import org.lamina.graph.layer.SequenceInput;
import org.lamina.graph.layer.UnitLength;
import org.lamina.runtime.engine.FormulaLayer;
import org.lamina.runtime.engine.GroupNormLayer;
import org.lamina.runtime.engine.LocalResponseNormLayer;
import org.lamina.runtime.engine.RmsNormLayer;
import org.lamina.runtime.engine.ScaleShiftLayer;

class NormLayersTest {
    private static final ImageInput IMAGE = new ImageInput(3, 8, 9);
    private static final SequenceInput SEQUENCE = new SequenceInput(6, 7);

    @Test
    void groupNorm() {
        GroupNormLayer layer = assertInstanceOf(GroupNormLayer.class, layer(IMAGE, new GroupNorm(3, 1e-4)));

        assertEquals(List.of(3L, 3, 1e-4), List.of(layer.getNOut(), layer.getGroups(), layer.getEpsilon()));
    }

    @Test
    void instanceNormIsAGroupPerChannel() {
        GroupNormLayer layer = assertInstanceOf(GroupNormLayer.class, layer(IMAGE, new InstanceNorm(1e-4)));

        assertEquals(List.of(3L, 3, 1e-4), List.of(layer.getNOut(), layer.getGroups(), layer.getEpsilon()));
    }

    @Test
    void rmsNorm() {
        RmsNormLayer layer = assertInstanceOf(RmsNormLayer.class, layer(SEQUENCE, new RmsNorm(1e-4)));

        assertEquals(List.of(false, 1e-4), List.of(layer.isUnitLength(), layer.getEpsilon()));
    }

    @Test
    void unitLength() {
        assertTrue(assertInstanceOf(RmsNormLayer.class, layer(IMAGE, new UnitLength()))
                .isUnitLength());
    }

    @Test
    void localResponseNorm() {
        LocalResponseNormLayer layer =
                assertInstanceOf(LocalResponseNormLayer.class, layer(IMAGE, new LocalResponseNorm(3, 0.1, 0.5, 1.5)));

        assertEquals(
                List.of(3, 0.1, 0.5, 1.5), List.of(layer.getWindow(), layer.getAlpha(), layer.getBeta(), layer.getK()));
    }

    @Test
    void scaleShift() {
        assertEquals(
                3,
                assertInstanceOf(ScaleShiftLayer.class, layer(IMAGE, new ScaleShift()))
                        .getNOut());
    }

    @Test
    void expression() {
        Formula formula = Formula.of("a * x where a = 0.5");
        FormulaLayer layer = assertInstanceOf(FormulaLayer.class, layer(IMAGE, new Expression(formula)));

        assertEquals(List.of(formula.toString(), 3L), List.of(layer.getFormula(), layer.getNOut()));
    }

    private static Layer layer(LayerSpec input, LayerSpec spec) {
        return GraphLoweringTest.layer(input, spec);
    }
}
