package org.lamina.app;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.FutureTask;
import org.lamina.app.cli.CommandLineTool;
import org.lamina.app.cli.Console;
import org.lamina.ui.text.Messages;

/// The program's entry: a plain class, so that the command line runs without a window toolkit.
public final class Main {
    private Main() {}

    static void main(String[] args) {
        // Named here, so that the logging need not look through every jar for it.
        System.setProperty("slf4j.provider", "org.slf4j.jul.JULServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "WARN"); // or it tells everybody that it obeys
        FutureTask<Void> toolkit = Toolkit.starting();
        if (Toolkit.hasDisplay() && (args.length == 0 || args[0].equals("open"))) {
            Thread.ofPlatform().daemon().name("toolkit-start").start(toolkit);
        }
        System.exit(run(toolkit, SettingsFile.ofUser(), System.out, System.err, args));
    }

    /// Runs a command line as [#main] does, without ending the process.
    ///
    /// @return the exit code
    static int run(SettingsFile settings, PrintStream out, PrintStream err, String... args) {
        return run(Toolkit.starting(), settings, out, err, args);
    }

    private static int run(
            FutureTask<Void> toolkit, SettingsFile settings, PrintStream out, PrintStream err, String... args) {
        Console console = new Console(out, err, new Messages(language(settings.settings())));
        Wiring wiring = new Wiring(settings, console, toolkit);
        return new CommandLineTool(console, wiring::engine, wiring, wiring::crashed).run(args);
    }

    private static Locale language(AppSettings settings) {
        return settings.language().isEmpty() ? Locale.getDefault() : Locale.forLanguageTag(settings.language());
    }
}
