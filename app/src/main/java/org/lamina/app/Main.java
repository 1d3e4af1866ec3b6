package org.lamina.app;

import java.io.PrintStream;
import java.util.Locale;
import org.lamina.app.cli.CommandLineTool;
import org.lamina.app.cli.Console;
import org.lamina.ui.text.Messages;

/// The program's entry: a plain class, so that the command line runs without a window toolkit.
public final class Main {
    private Main() {}

    static void main(String[] args) {
        System.exit(run(SettingsFile.ofUser(), System.out, System.err, args));
    }

    /// Runs a command line as [#main] does, without ending the process.
    ///
    /// @return the exit code
    static int run(SettingsFile settings, PrintStream out, PrintStream err, String... args) {
        Console console = new Console(out, err, new Messages(language(settings.settings())));
        Wiring wiring = new Wiring(settings, console);
        return new CommandLineTool(console, wiring::engine, wiring, wiring::crashed).run(args);
    }

    private static Locale language(AppSettings settings) {
        return settings.language().isEmpty() ? Locale.getDefault() : Locale.forLanguageTag(settings.language());
    }
}
