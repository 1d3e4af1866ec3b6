package org.lamina.graph.io;

import org.lamina.graph.problem.ProblemException;

/// The first two members of every text of ours: which format it is, and which version of it.
final class Header {
    private Header() {}

    /// The members of the text, after its header was found to be this format in a version that can be read.
    static Fields open(String text, String format, int newest, Faults faults) throws ProblemException {
        Json root = JsonReader.read(text, faults);
        if (!(root instanceof Json.Obj object)
                || !(object.members().get("format") instanceof Json.Text name)
                || !name.value().equals(format)) {
            throw faults.at(root.line(), "file.other-format", format);
        }
        Fields fields = Fields.of(root, format, faults);
        fields.get("format");
        Json value = fields.get("version");
        long version = Fields.whole(value, "version", faults);
        if (version > newest) {
            throw faults.at(value.line(), "file.newer", version, newest);
        }
        if (version < 1) {
            throw faults.at(value.line(), "file.out-of-range", "version", version, 1, newest);
        }
        return fields;
    }
}
