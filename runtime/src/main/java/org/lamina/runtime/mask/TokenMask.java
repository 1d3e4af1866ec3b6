package org.lamina.runtime.mask;

import org.lamina.graph.layer.TokenInput;

/// Configuration of the mask of token ids `[B, T]`: the token that fills up short texts is padding.
public class TokenMask extends MaskVertex {

    @Override
    double[][] of(double[][]... inputs) {
        double[][] mask = new double[inputs[0].length][];
        for (int b = 0; b < mask.length; b++) {
            double[] ids = inputs[0][b];
            mask[b] = new double[ids.length];
            for (int t = 0; t < ids.length; t++) {
                mask[b][t] = ids[t] == TokenInput.PADDING ? 0 : 1;
            }
        }
        return withOneReal(mask);
    }

    @Override
    public TokenMask clone() {
        return new TokenMask();
    }

    @Override
    protected Object settings() {
        return "";
    }
}
