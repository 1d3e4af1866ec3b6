package org.lamina.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lamina.graph.kind.Choice;
import org.lamina.graph.kind.Family;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
import org.lamina.graph.layer.Category;
import org.lamina.graph.layer.LayerKinds;
import org.lamina.graph.layer.UnknownLayer;
import org.lamina.graph.settings.ClippingSpec;
import org.lamina.graph.settings.ConstraintSpec;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.DataSignature;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Learning;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.settings.OptimizerSpec;
import org.lamina.graph.settings.PenaltySpec;
import org.lamina.graph.settings.ScheduleSpec;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.samples.BundledSample;
import org.lamina.samples.SampleCatalog;
import org.lamina.samples.example.Example;
import org.lamina.samples.example.ExampleCatalog;
import org.lamina.samples.template.BlockCatalog;
import org.lamina.samples.template.BundledBlock;
import org.lamina.samples.template.Template;
import org.lamina.samples.template.TemplateCatalog;

/// Message keys that follow from what is declared: kinds, parameters, choices, categories, classes, samples,
/// templates, examples and blocks.
final class DerivedKeys {
    private DerivedKeys() {}

    /// Keys that must exist.
    static Set<String> required() {
        Set<String> keys = new TreeSet<>();
        for (Kind<?> kind : kinds()) {
            keys.add(kind.messageKey() + ".name");
            keys.add(kind.messageKey() + ".help");
            if (!kind.family().equals("settings")) {
                keys.add(kind.messageKey() + ".summary");
            }
            kind.params().forEach(param -> addParam(keys, kind, param));
        }
        keys.add(UnknownLayer.KIND.messageKey() + ".name");
        LayerKinds.ALL
                .kinds()
                .forEach(kind -> kind.defaults().kind().roles().forEach(role -> keys.add("role." + role)));
        for (Category category : Category.values()) {
            keys.add("category." + category.id());
        }
        DataSpec.ALL.kinds().forEach(kind -> addClasses(keys, kind));
        for (BundledSample sample : SampleCatalog.ALL) {
            keys.add(sample.titleKey());
            keys.add(sample.textKey());
        }
        for (Template template : TemplateCatalog.ALL) {
            keys.addAll(List.of(template.titleKey(), template.textKey(), template.paperKey()));
        }
        for (Example example : ExampleCatalog.ALL) {
            keys.addAll(List.of(example.titleKey(), example.textKey()));
        }
        for (BundledBlock block : BlockCatalog.ALL) {
            keys.addAll(List.of(block.titleKey(), block.textKey(), block.paperKey()));
        }
        return keys;
    }

    /// Keys that may exist: the required ones and what not every kind has.
    static Set<String> allowed() {
        Set<String> keys = required();
        for (Kind<?> kind : kinds()) {
            keys.add(kind.messageKey() + ".formula");
            keys.add(kind.messageKey() + ".paper");
            kind.params().stream()
                    .filter(Param.IntegerParam.class::isInstance)
                    .forEach(param -> keys.add(kind.messageKey() + ".param." + param.id() + ".zero"));
        }
        keys.add(UnknownLayer.KIND.messageKey() + ".summary");
        keys.add(UnknownLayer.KIND.messageKey() + ".help");
        return keys;
    }

    private static List<Kind<?>> kinds() {
        List<Kind<?>> kinds = new ArrayList<>(List.of(TrainingSettings.KIND, DataSettings.KIND, Learning.KIND));
        for (Family<?> family : List.of(
                LayerKinds.ALL,
                LayerKinds.BLOCKS,
                Losses.ALL,
                OptimizerSpec.ALL,
                ScheduleSpec.ALL,
                ClippingSpec.ALL,
                ConstraintSpec.ALL,
                PenaltySpec.ALL,
                DataSpec.ALL)) {
            kinds.addAll(family.kinds());
        }
        return kinds;
    }

    private static void addParam(Set<String> keys, Kind<?> kind, Param<?, ?> param) {
        String key = kind.messageKey() + ".param." + param.id();
        keys.add(key + ".label");
        keys.add(key + ".tip");
        if (param instanceof Param.ChoiceParam<?, ?> choice) {
            for (Choice value : choice.values()) {
                keys.add("choice." + choice.type() + "." + value.id());
            }
        }
    }

    private static void addClasses(Set<String> keys, Kind<? extends DataSpec> kind) {
        for (DataSignature.Target target : kind.defaults().signature().targets()) {
            keys.addAll(target.classKeys());
        }
    }
}
