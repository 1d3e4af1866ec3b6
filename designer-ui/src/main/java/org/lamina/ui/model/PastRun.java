package org.lamina.ui.model;

import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.Network;
import org.lamina.graph.block.Expansion;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.record.RunRecord;
import org.lamina.graph.run.Evaluation;

/// A recorded run with the project as it was then.
///
/// @param evaluation its measurement of the test split, if it fits the project; else null
public record PastRun(
        RunRecord record, GraphDocument document, @Nullable Evaluation evaluation) {
    /// Reads the project of the record; not for the FX thread.
    public static PastRun of(RunRecord record) throws ProblemException {
        GraphDocument document = ProjectCodec.read(record.project());
        Evaluation evaluation = record.evaluation();
        return new PastRun(record, document, evaluation != null && fits(evaluation, document) ? evaluation : null);
    }

    /// The same run with what still counts of its record.
    public PastRun with(RunRecord changed) {
        return new PastRun(changed, document, changed.evaluation() == null ? null : evaluation);
    }

    /// A record comes from a file that anybody may have written.
    private static boolean fits(Evaluation evaluation, GraphDocument document) {
        Network network = Expansion.flat(document);
        int targets = document.settings().data().signature().targets().size();
        return evaluation.outputs().stream()
                .allMatch(output -> output.target() >= 0
                        && output.target() < targets
                        && network.node(output.node()).isPresent());
    }
}
