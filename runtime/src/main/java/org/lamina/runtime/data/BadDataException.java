package org.lamina.runtime.data;

import java.util.List;

/// A data file that cannot be used, with a code and the actual values for the sentence shown to the user.
///
/// The message is the English sentence for logs and the command line.
public final class BadDataException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Object> args;

    private BadDataException(String code, String sentence, List<Object> args) {
        super(sentence);
        this.code = code;
        this.args = args;
    }

    static BadDataException missing(String file) {
        return new BadDataException("data.missing", "The data file " + file + " cannot be opened.", List.of(file));
    }

    static BadDataException cutOff(String file) {
        return new BadDataException(
                "data.cut-off",
                "The data file " + file + " ends too early or is damaged. Copy it again from its source.",
                List.of(file));
    }

    static BadDataException tooLarge(String file, String what, long found, long allowed) {
        return new BadDataException(
                "data.too-large",
                "The data file " + file + " holds too much: " + found + " " + what + ", but at most " + allowed
                        + " are read.",
                List.of(file, what, found, allowed));
    }

    static BadDataException wrongFormat(String file, String expected) {
        return new BadDataException(
                "data.wrong-format",
                "The data file " + file + " is not what was expected: " + expected + ".",
                List.of(file, expected));
    }

    static BadDataException badLine(String file, int line, String expected) {
        return new BadDataException(
                "data.bad-line",
                "Line " + line + " of the data file " + file + " cannot be read: expected " + expected + ".",
                List.of(file, line, expected));
    }

    /// The key of the sentence, after `problem.`.
    public String code() {
        return code;
    }

    public List<Object> args() {
        return args;
    }
}
