package org.lamina.app.story;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.run.TrainingEvent;

/// The program's window in a process of its own, for a test that kills it. What happens is told line by line: a word,
/// then what it is about. It never ends by itself.
final class WindowToKill {
    private static final long LOADING_SECONDS = 60;
    private static final PrintStream TOLD = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final Hand hand;
    private final Path recovery;
    private long resumed = -1;

    private WindowToKill(Path folder) {
        recovery = folder.resolve("recovery");
        hand = Hand.open(folder);
        hand.get(() -> hand.shown().bench().runs().onEvent(event -> {
            if (event instanceof TrainingEvent.CheckpointSaved saved) {
                tell("checkpoint", saved.iteration());
            } else if (event instanceof TrainingEvent.Prepared prepared) {
                resumed = prepared.iteration();
            }
        }));
    }

    /// @param args a folder for settings and recovery; what to do: `edit`, `train`, `restore` or `resume`;
    ///     perhaps the project file to do it with, in place of a sample
    static void main(String[] args) throws InterruptedException {
        WindowToKill window = new WindowToKill(Path.of(args[0]));
        Optional<Path> file = args.length > 2 ? Optional.of(Path.of(args[2])) : Optional.empty();
        switch (args[1]) {
            case "edit" -> window.edit(file);
            case "train" -> {
                window.edit(file);
                window.train();
            }
            case "restore" -> window.restore();
            case "resume" -> {
                window.restore();
                window.resume();
            }
            default -> throw new IllegalArgumentException(args[1]);
        }
        new CountDownLatch(1).await();
    }

    private static void tell(String word, Object about) {
        TOLD.println(word + " " + about);
    }

    private void tellDocument() {
        byte[] text = ProjectCodec.write(hand.document()).getBytes(StandardCharsets.UTF_8);
        tell("document", Base64.getEncoder().encodeToString(text));
    }

    private void awaitProject() {
        hand.await(
                "a project is open",
                () -> hand.shown().window().files().project().isPresent());
        hand.awaitFrames(30);
    }

    private void edit(Optional<Path> file) {
        if (file.isPresent()) {
            hand.get(() -> {
                hand.shown().window().files().open(file.get());
                return true;
            });
        } else {
            hand.click("#sample-spiral-mlp");
        }
        awaitProject();
        hand.click("#tab-settings");
        hand.type("#setting-epochs", "5000");
        hand.await("the first edit is kept", LOADING_SECONDS, this::isKept); // the wait for the next one begins with it
        hand.click("#node-dense1");
        hand.press(KeyCode.F2);
        hand.robot().write("hidden", 0).push(KeyCode.ENTER);
        hand.await("it is renamed", () -> hand.document().network().nodes().stream()
                .anyMatch(node -> node.name().equals("hidden")));
        tellDocument();
    }

    /// Whether the document of now is in the recovery folder.
    private boolean isKept() {
        try (Stream<Path> places = Files.list(recovery)) {
            for (Path place : places.toList()) {
                Path kept = place.resolve("document" + ProjectCodec.EXTENSION);
                if (Files.exists(kept) && hand.document().equals(ProjectCodec.read(kept))) {
                    return true;
                }
            }
            return false;
        } catch (IOException | ProblemException _) {
            return false; // it is just being written
        }
    }

    private void train() {
        hand.press(KeyCode.F5);
        hand.await("it trains", LOADING_SECONDS, () -> hand.iteration() > 0);
    }

    private void restore() {
        hand.await(
                "the offer is there",
                () -> hand.robot().lookup("#recovery-restore-0").tryQuery().isPresent());
        hand.awaitFrames(30);
        hand.shown().picture("story-recovery");
        tell("offers", hand.robot().lookup(".lost-row").queryAll().size());
        tell(
                "name",
                hand.get(() ->
                        hand.robot().lookup(".lost-name").queryAs(Labeled.class).getText()));
        hand.click("#recovery-restore-0");
        awaitProject();
        tell(
                "file",
                hand.get(() ->
                        hand.shown().window().files().project().orElseThrow().file()));
        tell(
                "changed",
                hand.get(() -> hand.shown().bench().editor().modifiedProperty().get()));
        tellDocument();
    }

    private void resume() {
        hand.await("the run is there", LOADING_SECONDS, () -> resumed >= 0);
        tell("resumed", resumed);
    }
}
