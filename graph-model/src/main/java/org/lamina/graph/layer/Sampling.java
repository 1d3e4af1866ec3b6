package org.lamina.graph.layer;

import java.util.List;
import org.lamina.graph.kind.Param;

/// A draw from normal distributions that the layers before it choose (the reparameterisation trick, Kingma and Welling
/// 2014): the first input is the means, the second the logarithms of the variances. In use it gives the means.
///
/// @param klWeight how much the divergence of these distributions from the standard normal one counts in the loss
public record Sampling(double klWeight) implements LayerSpec {
    public static final LayerKind<Sampling> KIND = LayerKind.named(
                    "sampling", Category.REGULARISATION, Sampling.class, new Sampling(1))
            .stem("sample")
            .inputs(new LayerKind.Arity(2, 2))
            .roles(List.of("mean", "log-variance"))
            .params(Param.decimal("kl-weight", Sampling::klWeight, (_, v) -> new Sampling(v), 0, 1000))
            .cost((_, _, output) -> Cost.NONE.keeping(output.elements()))
            .sight(_ -> Sight.SAME_PLACE)
            .shape((_, inputs) -> Rules.alike(inputs));

    @Override
    public LayerKind<Sampling> kind() {
        return KIND;
    }
}
