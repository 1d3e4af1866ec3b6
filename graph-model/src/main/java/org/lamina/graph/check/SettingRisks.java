package org.lamina.graph.check;

import java.util.List;
import java.util.Map;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.settings.OptimizerSpec;
import org.lamina.graph.settings.TrainingSettings;

/// Training settings that can be used but often learn badly.
final class SettingRisks {
    /// A mean and a variance over so many samples say something.
    private static final int SOME_SAMPLES = 32;

    private final Findings findings;
    private final Map<NodeId, NodeReport> reports;
    private final TrainingSettings training;

    SettingRisks(Findings findings, Map<NodeId, NodeReport> reports) {
        this.findings = findings;
        this.reports = reports;
        this.training = findings.document().settings().training();
    }

    void check() {
        learningRate();
        if (training.batchSize() == 1) {
            statisticsOfOneSample();
        }
    }

    private record Usual(double least, double most) {}

    /// Wide ranges around the defaults: a decade or more beyond what Bengio (2012) and the authors of the optimisers
    /// recommend. Adaptive steps have about the size of the rate itself, whatever the gradient, so theirs is lower.
    private static Usual usual(OptimizerSpec optimizer) {
        return switch (optimizer) {
            case OptimizerSpec.Sgd _, OptimizerSpec.AdaGrad _ -> new Usual(1e-5, 2);
            case OptimizerSpec.Momentum _ -> new Usual(1e-6, 0.5);
            case OptimizerSpec.RmsProp _,
                    OptimizerSpec.Adam _,
                    OptimizerSpec.AdamW _,
                    OptimizerSpec.AmsGrad _,
                    OptimizerSpec.AdaMax _ -> new Usual(1e-6, 0.05);
        };
    }

    private void learningRate() {
        OptimizerSpec optimizer = training.optimizer();
        Usual usual = usual(optimizer);
        double rate = optimizer.learningRate();
        if (rate >= usual.least() && rate <= usual.most()) {
            return;
        }
        double common = optimizer.kind().defaults() instanceof OptimizerSpec defaults ? defaults.learningRate() : rate;
        findings.add(
                Problem.warning(
                        rate > usual.most() ? "risk.learning-rate-high" : "risk.learning-rate-low",
                        new Place.OfSetting("optimizer"),
                        rate,
                        optimizer.kind(),
                        usual.least(),
                        usual.most()),
                List.of(findings.fixes()
                        .training(
                                "fix.set.learning-rate",
                                common,
                                training.withOptimizer(optimizer.withLearningRate(common)))));
    }

    private void statisticsOfOneSample() {
        for (GraphNode node : findings.wiring().nodes()) {
            NodeReport report = reports.get(node.id());
            if (node.spec() instanceof BatchNorm && report != null && report.shape() != null) {
                findings.warning(
                        node,
                        "risk.batch-norm-one-sample",
                        List.of(),
                        List.of(findings.fixes()
                                .training("fix.set.batch-size", SOME_SAMPLES, training.withBatchSize(SOME_SAMPLES))));
                return;
            }
        }
    }
}
