package org.lamina.graph.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lamina.graph.GraphNode;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Family;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
import org.lamina.graph.settings.ClippingSpec;
import org.lamina.graph.settings.ConstraintSpec;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Learning;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.settings.OptimizerSpec;
import org.lamina.graph.settings.PenaltySpec;
import org.lamina.graph.settings.ScheduleSpec;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.testkit.RandomValues;

/// The declarations: nothing is forgotten, ids stay what they are in files, parameters change what they say.
class LayerKindsTest {
    /// Ids stand in files. A new kind is added here; an old one is never changed.
    private static final List<String> IDS = List.of(
            "input-vector",
            "input-image",
            "input-volume",
            "input-sequence",
            "input-tokens",
            "conv2d",
            "transposed-conv2d",
            "depthwise-conv2d",
            "separable-conv2d",
            "locally-connected2d",
            "conv1d",
            "locally-connected1d",
            "conv3d",
            "transposed-conv3d",
            "max-pool2d",
            "average-pool2d",
            "max-pool1d",
            "average-pool1d",
            "max-pool3d",
            "average-pool3d",
            "global-pool",
            "upsampling2d",
            "upsampling1d",
            "upsampling3d",
            "zero-padding2d",
            "cropping2d",
            "zero-padding1d",
            "cropping1d",
            "zero-padding3d",
            "cropping3d",
            "space-to-depth",
            "depth-to-space",
            "dense",
            "activation",
            "prelu",
            "glu",
            "flatten",
            "reshape-image",
            "reshape-volume",
            "reshape-sequence",
            "embedding",
            "lstm",
            "gru",
            "simple-rnn",
            "last-step",
            "self-attention",
            "cross-attention",
            "attention-pooling",
            "positional-encoding",
            "add",
            "concatenate",
            "slice",
            "multiply",
            "average",
            "maximum",
            "subtract",
            "cosine-similarity",
            "expression",
            "batch-norm",
            "layer-norm",
            "group-norm",
            "instance-norm",
            "rms-norm",
            "local-response-norm",
            "unit-length",
            "scale-shift",
            "dropout",
            "spatial-dropout",
            "alpha-dropout",
            "gaussian-dropout",
            "gaussian-noise",
            "stochastic-depth",
            "sampling",
            "output",
            "yolo-output");

    private static final List<Family<? extends Described>> FAMILIES = List.of(
            LayerKinds.ALL,
            LayerKinds.BLOCKS,
            DataSpec.ALL,
            OptimizerSpec.ALL,
            ScheduleSpec.ALL,
            ClippingSpec.ALL,
            ConstraintSpec.ALL,
            PenaltySpec.ALL,
            Losses.ALL);

    @Test
    void idsAreTheListedOnes() {
        assertEquals(IDS, LayerKinds.ALL.kinds().stream().map(Kind::id).toList());
    }

    @Test
    void rolesAreThoseOfAllInputsOrOfNone() {
        List<String> wrong = LayerKinds.ALL.kinds().stream()
                .map(kind -> kind.defaults().kind())
                .filter(kind -> !kind.roles().isEmpty()
                        && kind.roles().size() != kind.inputs().max())
                .map(Kind::id)
                .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyPermittedSpecHasAKindInTheList() {
        Set<Class<?>> declared = LayerKinds.ALL.kinds().stream().map(Kind::type).collect(Collectors.toSet());
        LayerKinds.BLOCKS.kinds().forEach(kind -> declared.add(kind.type()));
        declared.add(UnknownLayer.class);
        assertEquals(permitted(LayerSpec.class).collect(Collectors.toSet()), declared);
    }

    private static Stream<Class<?>> permitted(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(LayerKindsTest::permitted)
                : Stream.of(type);
    }

    @Test
    void everyFamilyHoldsAllItsSpecs() {
        for (Family<? extends Described> family : FAMILIES) {
            for (Kind<?> kind : family.kinds()) {
                assertEquals(family.id(), kind.family());
                assertEquals(kind, kind.defaults().kind());
                assertTrue(kind.allows(kind.defaults()), () -> kind + " has a default that it does not allow");
            }
            assertEquals(
                    family.kinds().size(),
                    family.kinds().stream().map(Kind::id).distinct().count());
        }
    }

    @Test
    void parametersChangeWhatTheySayAndNothingElse() {
        List<Kind<?>> kinds = new ArrayList<>(List.of(DataSettings.KIND, TrainingSettings.KIND, Learning.KIND));
        FAMILIES.forEach(family -> kinds.addAll(family.kinds()));
        RandomValues values = RandomValues.any(new Random(5));
        for (Kind<?> kind : kinds) {
            assertMoves(kind, values);
        }
    }

    private static <S extends Described> void assertMoves(Kind<S> kind, RandomValues values) {
        S from = values.of(kind);
        S built = kind.defaults();
        S backwards = kind.defaults();
        Set<String> ids = new HashSet<>();
        for (Param<S, ?> param : kind.params()) {
            built = copied(param, from, built);
            assertTrue(ids.add(param.id()), () -> kind + " has two parameters " + param.id());
        }
        for (Param<S, ?> param : kind.params().reversed()) {
            backwards = copied(param, from, backwards);
        }
        assertEquals(
                List.of(from, from), List.of(built, backwards), () -> "parameters of " + kind + " lose some of it");
    }

    private static <S, V> S copied(Param<S, V> param, S from, S to) {
        return param.with(to, param.get(from));
    }

    @Test
    void stemsAreShortEnoughToNumber() {
        for (Kind<? extends LayerSpec> kind : LayerKinds.ALL.kinds()) {
            LayerKind<?> layer = kind.defaults().kind();
            assertTrue(layer.stem().matches("[a-z]{3,10}"), layer.stem());
            assertTrue(layer.stem().length() + 6 < GraphNode.MAX_NAME);
        }
    }
}
