package org.lamina.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.lamina.app.cli.Console;
import org.lamina.app.cli.ExitCode;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.run.Engine;
import org.lamina.graph.run.SessionState;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.graph.run.TrainingSession;
import org.lamina.samples.BundledSample;
import org.lamina.samples.SampleCatalog;
import org.lamina.theme.Theme;

/// Shows what the program does to somebody without a screen: opens the MNIST sample, trains it for a moment, looks
/// inside, and leaves pictures of the real window.
final class Tour {
    private static final String SAMPLE = "mnist-lenet";

    /// Enough to see something learned, in a moment.
    private static final int SAMPLES = 4_000;

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;

    private final Engine engine;
    private final Console console;
    private final Path folder;
    private int pictures;

    Tour(Engine engine, Console console, Path folder) {
        this.engine = engine;
        this.console = console;
        this.folder = folder;
    }

    int run() throws Exception {
        Locale language = console.messages().language();
        try (OffScreenWindow window = new OffScreenWindow(engine, Theme.LIGHT.id(), language, WIDTH, HEIGHT)) {
            take(window, "start");
            GraphDocument document = document();
            window.with(open -> {
                open.window().files().openCopy(SAMPLE, () -> document);
                return open;
            });
            window.settle();
            select(window, "conv1");
            window.fit();
            take(window, "network");
            boolean trained = train(window, document);
            choose(window, "inspect");
            take(window, "feature-maps");
            choose(window, "evaluate");
            take(window, "confusion");
            window.with(open -> {
                open.window().themeProperty().set(Theme.DARK);
                return open;
            });
            choose(window, "curves");
            take(window, "dark");
            console.say("cli.tour.done", folder.toAbsolutePath());
            return trained ? ExitCode.FINE : ExitCode.NO;
        }
    }

    private static GraphDocument document() throws Exception {
        BundledSample sample = SampleCatalog.byName(SAMPLE).orElseThrow();
        GraphDocument document = ProjectCodec.read(sample.project());
        var settings = document.settings();
        return document.withSettings(settings.withData(settings.data().withLimit(SAMPLES))
                .withTraining(settings.training().withEpochs(2)));
    }

    private boolean train(OffScreenWindow window, GraphDocument document) throws Exception {
        int threads = Math.max(1, engine.processors() - 1);
        window.with(open -> {
            TrainingSession session = open.bench().runs().open(TrainingRequest.of(document, threads));
            session.train();
            return open;
        });
        choose(window, "curves");
        boolean halfway = window.await(PATIENCE, open -> progressed(open) || state(open) == SessionState.FAILED);
        take(window, "training");
        boolean done = halfway
                && window.await(
                        PATIENCE, open -> state(open) == SessionState.IDLE || state(open) == SessionState.FAILED);
        window.with(open -> {
            open.bench().runs().session().ifPresent(TrainingSession::evaluate);
            return open;
        });
        return done
                && window.await(
                        PATIENCE,
                        open -> open.bench().runs().evaluationProperty().get() != null);
    }

    private static SessionState state(Designer open) {
        SessionState state = open.bench().runs().stateProperty().get();
        return state == null ? SessionState.CLOSED : state;
    }

    private static boolean progressed(Designer open) {
        var progress = open.bench().runs().progressProperty().get();
        return progress != null && progress.epoch() >= 2;
    }

    private static void select(OffScreenWindow window, String node) throws Exception {
        if (!window.with(open -> open.window().selectNode(node))) {
            throw new IllegalStateException("The sample " + SAMPLE + " has no layer " + node);
        }
    }

    private static void choose(OffScreenWindow window, String pane) throws Exception {
        if (!window.with(open -> open.window().choosePane(pane))) {
            throw new IllegalStateException("The window has no pane " + pane);
        }
    }

    private void take(OffScreenWindow window, String name) throws Exception {
        window.settle();
        pictures++;
        Path file = folder.resolve("%d-%s.png".formatted(pictures, name));
        window.picture(file);
        console.say("cli.tour.picture", file);
    }
}
