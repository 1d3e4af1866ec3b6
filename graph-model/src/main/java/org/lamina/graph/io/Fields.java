package org.lamina.graph.io;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamina.graph.problem.ProblemException;

/// The members of one JSON object, each asked for once by name; what nobody asked for is a fault.
final class Fields {
    private final Json.Obj object;
    private final Faults faults;
    private final Set<String> asked = new HashSet<>();

    private Fields(Json.Obj object, Faults faults) {
        this.object = object;
        this.faults = faults;
    }

    /// The members of a value that must be an object; `name` is what the file calls it.
    static Fields of(Json value, String name, Faults faults) throws ProblemException {
        if (value instanceof Json.Obj object) {
            return new Fields(object, faults);
        }
        throw faults.at(value.line(), "file.needs-object", name);
    }

    int line() {
        return object.line();
    }

    boolean has(String name) {
        return object.members().containsKey(name);
    }

    Json get(String name) throws ProblemException {
        asked.add(name);
        Json value = object.members().get(name);
        if (value == null) {
            throw faults.at(line(), "file.missing-field", name);
        }
        return value;
    }

    Fields object(String name) throws ProblemException {
        return of(get(name), name, faults);
    }

    /// All members, for an object whose names are free.
    Map<String, Json> all() {
        asked.addAll(object.members().keySet());
        return object.members();
    }

    List<Json> list(String name) throws ProblemException {
        Json value = get(name);
        if (value instanceof Json.Arr array) {
            return array.items();
        }
        throw faults.at(value.line(), "file.needs-list", name);
    }

    String text(String name) throws ProblemException {
        return text(get(name), name, faults);
    }

    static String text(Json value, String name, Faults faults) throws ProblemException {
        if (value instanceof Json.Text text) {
            return text.value();
        }
        throw faults.at(value.line(), "file.needs-text", name);
    }

    static boolean flag(Json value, String name, Faults faults) throws ProblemException {
        if (value instanceof Json.Flag flag) {
            return flag.value();
        }
        throw faults.at(value.line(), "file.needs-flag", name);
    }

    /// A whole number; the caller checks its range.
    static long whole(Json value, String name, Faults faults) throws ProblemException {
        if (!(value instanceof Json.Num number)) {
            throw faults.at(value.line(), "file.needs-whole", name);
        }
        try {
            return Long.parseLong(number.digits());
        } catch (NumberFormatException _) {
            throw faults.at(value.line(), "file.needs-whole", name);
        }
    }

    /// A real number; what a double cannot hold comes back as infinite and fails the caller's range.
    static double real(Json value, String name, Faults faults) throws ProblemException {
        if (value instanceof Json.Num number) {
            return Double.parseDouble(number.digits());
        }
        throw faults.at(value.line(), "file.needs-number", name);
    }

    /// Refuses members that were not asked for.
    void end() throws ProblemException {
        for (Map.Entry<String, Json> entry : object.members().entrySet()) {
            if (!asked.contains(entry.getKey())) {
                throw faults.at(entry.getValue().line(), "file.unknown-field", entry.getKey());
            }
        }
    }
}
