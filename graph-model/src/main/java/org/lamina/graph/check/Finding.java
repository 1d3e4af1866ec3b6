package org.lamina.graph.check;

import java.util.List;
import org.lamina.graph.problem.Place;
import org.lamina.graph.problem.Problem;

/// A problem together with what would repair it, best first.
///
/// @param isHidden whether the user does not want to see it any more
public record Finding(Problem problem, List<Fix> fixes, boolean isHidden) {
    public Finding {
        fixes = List.copyOf(fixes);
    }

    public Finding(Problem problem, List<Fix> fixes) {
        this(problem, fixes, false);
    }

    Finding hidden() {
        return new Finding(problem, fixes, true);
    }

    /// The same at another place, where its parts have other names.
    public Finding at(Place place) {
        return new Finding(problem.at(place), fixes, isHidden);
    }
}
