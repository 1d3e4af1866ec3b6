package org.lamina.graph.check;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.settings.DataCounts;
import org.lamina.graph.settings.DataSignature;

/// Risks that show only in the data: too few samples for the network, and classes that hardly occur.
final class DataRisks {
    /// From one parameter for each number that is to be learned on, a network can fit every sample whatever its label
    /// (Belkin et al. 2019); so many times as many are far above.
    static final int FAR_ABOVE = 10;
    /// From this ratio on classes are called imbalanced, and accuracy suffers (Buda et al. 2018).
    static final int IMBALANCED = 10;
    /// Whoever always answers the most frequent class is right this often.
    static final double MAJORITY = 0.8;

    private final Findings findings;
    private final DataCounts counts;
    private final DataSignature signature;
    private final Set<Integer> learned;

    DataRisks(Findings findings, DataCounts counts) {
        this.findings = findings;
        this.counts = counts;
        signature = counts.settings().signature();
        learned = new TreeSet<>(DataBinding.of(findings.document().network(), signature)
                .targets()
                .values());
    }

    /// @param trainable how many parameters are learned
    void check(long trainable) {
        long answers = 0;
        for (int target : learned) {
            answers += signature.targets().get(target).shape().elements();
            if (target < counts.classes().size()) {
                imbalance(signature.targets().get(target), counts.classes().get(target));
            }
        }
        long fitted = counts.training() * answers;
        if (fitted > 0 && trainable > FAR_ABOVE * fitted) {
            findings.add(
                    Problem.warning(
                            "risk.many-parameters",
                            new Place.OfDocument(),
                            trainable,
                            counts.training(),
                            answers,
                            fitted),
                    List.of());
        }
    }

    private void imbalance(DataSignature.Target target, List<Long> classes) {
        if (classes.size() < 2) {
            return;
        }
        long most = Collections.max(classes);
        long fewest = Collections.min(classes);
        long all = classes.stream().mapToLong(Long::longValue).sum();
        if (most >= IMBALANCED * fewest || most > MAJORITY * all) {
            String code = target.isClassMap() ? "risk.pixel-imbalance" : "risk.class-imbalance";
            findings.add(
                    Problem.warning(code, new Place.OfSetting("source"), target.name(), most, fewest, all), List.of());
        }
    }
}
