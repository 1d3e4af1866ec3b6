package org.lamina.runtime.engine;

import java.util.Map;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.lamina.graph.formula.Formula;

/// Configuration of a formula that is computed at each place. Several inputs come as one, side by side in dimension 1.
public class FormulaLayer extends KernelLayer {

    private String formula = "x";

    FormulaLayer() {}

    /// @param features of each input, and of the output
    public static FormulaLayer of(long features, Formula formula) {
        FormulaLayer layer = new FormulaLayer();
        layer.formula = formula.toString();
        layer.setNIn(features * formula.inputs());
        layer.setNOut(features);
        return layer;
    }

    public String getFormula() {
        return formula;
    }

    public void setFormula(String formula) {
        this.formula = formula;
    }

    private Formula parsed() {
        return Formula.of(formula);
    }

    @Override
    Map<String, Double> firstValues() {
        return parsed().parameters();
    }

    @Override
    Kernel kernel() {
        return new FormulaKernel(parsed());
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        if (nIn <= 0 || override) {
            nIn = Sizes.features(input);
            nOut = nIn / parsed().inputs();
        }
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return Sizes.withFeatures(input, Sizes.features(input) / parsed().inputs());
    }
}
