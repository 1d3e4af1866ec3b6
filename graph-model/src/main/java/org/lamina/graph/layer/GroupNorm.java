package org.lamina.graph.layer;

import java.math.BigInteger;
import java.util.List;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Repair;
import org.lamina.graph.shape.Shape;
import org.lamina.graph.shape.ShapeResult;

/// Group normalisation (Wu and He 2018): groups of neighbouring channels of each sample, over all their places.
public record GroupNorm(int groups, double epsilon) implements LayerSpec, Normalising {
    public static final LayerKind<GroupNorm> KIND = LayerKind.named(
                    "group-norm", Category.REGULARISATION, GroupNorm.class, new GroupNorm(8, 1e-5))
            .stem("norm")
            .params(
                    Param.integer("groups", GroupNorm::groups, GroupNorm::withGroups, 1, 65_536),
                    Param.logarithmic("epsilon", GroupNorm::epsilon, GroupNorm::withEpsilon, 1e-8, 0.1))
            .cost((_, _, output) -> Cost.of(2L * Rules.depth(output), 0))
            .padding(OnPadding.LEFT_OUT)
            .shape(GroupNorm::outputShape);

    public GroupNorm withGroups(int changed) {
        return new GroupNorm(changed, epsilon);
    }

    public GroupNorm withEpsilon(double changed) {
        return new GroupNorm(groups, changed);
    }

    private static ShapeResult outputShape(GroupNorm spec, List<Shape> inputs) {
        Shape input = inputs.getFirst();
        int channels = Rules.depth(input);
        if (input instanceof Shape.Tokens || channels % spec.groups == 0) {
            return Rules.unchanged(input);
        }
        int shared = BigInteger.valueOf(channels)
                .gcd(BigInteger.valueOf(spec.groups))
                .intValueExact();
        return ShapeResult.clash(
                "shape.groups", List.of(input, channels, spec.groups), new Repair.ChangeTo(spec.withGroups(shared)));
    }

    @Override
    public LayerKind<GroupNorm> kind() {
        return KIND;
    }
}
