package org.lamina.app.cli;

import java.util.function.Function;
import java.util.function.Supplier;
import org.lamina.graph.run.Engine;
import org.lamina.ui.text.Messages;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// All commands put together, with help in the user's language and the exit codes of [ExitCode].
public final class CommandLineTool {
    private final Console console;
    private final Supplier<Engine> engine;
    private final WindowLauncher window;
    private final Function<Throwable, String> crashed;

    /// @param engine made when a command first needs it
    /// @param crashed keeps the details of a bug and returns its short code
    public CommandLineTool(
            Console console, Supplier<Engine> engine, WindowLauncher window, Function<Throwable, String> crashed) {
        this.console = console;
        this.engine = engine;
        this.window = window;
        this.crashed = crashed;
    }

    private CommandLine commands() {
        ProjectFiles files = new ProjectFiles();
        CommandLine commands = new CommandLine(new LaminaCommand(window))
                .addSubcommand(new OpenCommand(console, files, window))
                .addSubcommand(new SamplesCommand(console))
                .addSubcommand(new TemplatesCommand(console))
                .addSubcommand(new ExamplesCommand(console))
                .addSubcommand(new CheckCommand(console, files))
                .addSubcommand(new DiffCommand(console, files))
                .addSubcommand(new SchemaCommand(console))
                .addSubcommand(new TrainCommand(console, files, engine))
                .addSubcommand(new EvaluateCommand(console, files, engine))
                .addSubcommand(new ScreenshotCommand(console, files, window))
                .addSubcommand(new TourCommand(window));
        HelpTexts words = new HelpTexts(console.messages());
        prepare(commands, words);
        commands.getSubcommands().values().forEach(command -> prepare(command, words));
        commands.getCommandSpec()
                .addOption(flag("-V", "--version", "cli.option.version")
                        .versionHelp(true)
                        .build());
        commands.setParameterExceptionHandler((problem, _) -> misused(problem));
        commands.setExecutionExceptionHandler((bug, _, _) -> crashed(bug));
        return commands;
    }

    private void prepare(CommandLine command, HelpTexts words) {
        Messages messages = console.messages();
        CommandSpec spec = command.getCommandSpec();
        spec.resourceBundle(words);
        spec.addOption(flag("-h", "--help", "cli.option.help").usageHelp(true).build());
        spec.usageMessage()
                .synopsisHeading(messages.text("cli.help.usage") + " ")
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%n")
                .commandListHeading("%n" + messages.text("cli.help.commands") + "%n")
                .width(100);
        command.setOut(new java.io.PrintWriter(console.out(), true));
        command.setErr(new java.io.PrintWriter(console.err(), true));
    }

    private OptionSpec.Builder flag(String shortName, String longName, String key) {
        return OptionSpec.builder(shortName, longName)
                .description(console.messages().text(key));
    }

    private int misused(ParameterException problem) {
        Messages messages = console.messages();
        String name = problem.getCommandLine().getCommandSpec().qualifiedName();
        console.err()
                .println(
                        switch (problem) {
                            case UnmatchedArgumentException unmatched ->
                                messages.text("cli.unknown-argument", String.join(" ", unmatched.getUnmatched()));
                            case MissingParameterException missing ->
                                messages.text(
                                        "cli.missing-argument",
                                        missing.getMissing().getFirst().paramLabel());
                            default -> messages.text("cli.bad-argument", String.valueOf(problem.getMessage()));
                        });
        console.err().println(messages.text("cli.see-help", name));
        return ExitCode.UNUSABLE;
    }

    /// Runs a command line to its end.
    ///
    /// @return the exit code
    public int run(String... args) {
        int code = args.length == 0 ? startPage() : commands().execute(args);
        console.out().flush();
        console.err().flush();
        return code;
    }

    /// No arguments, no parser: making all commands takes a fifth of the time until the window is there.
    private int startPage() {
        try {
            return window.startPage();
        } catch (Exception bug) {
            return crashed(bug);
        }
    }

    private int crashed(Exception bug) {
        console.err().println(console.messages().text("cli.crashed", crashed.apply(bug)));
        return ExitCode.UNUSABLE;
    }
}
