package org.lamina.graph.check;

import java.util.List;
import org.lamina.graph.problem.Problem;

/// A problem together with what would repair it, best first.
public record Finding(Problem problem, List<Fix> fixes) {
    public Finding {
        fixes = List.copyOf(fixes);
    }
}
