package org.lamina.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Parent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.run.TrainingRequest;
import org.lamina.theme.Theme;
import org.lamina.ui.Workbench;
import org.lamina.ui.inspector.InspectorPane;
import org.lamina.ui.problems.ProblemsPane;
import org.lamina.ui.testkit.Clipping;
import org.lamina.ui.testkit.TestBench;
import org.lamina.ui.testkit.Window;
import org.lamina.ui.visual.Exports;
import org.lamina.ui.visual.VisualContext;

/// Draws every pane in light and dark, English and Chinese into `target/pictures`, to be looked at; fails where a text
/// is cut off.
class PanePicturesTest {
    static Stream<Arguments> looks() {
        return Stream.of(Theme.LIGHT, Theme.DARK).flatMap(theme -> Stream.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)
                .map(language -> Arguments.of(theme, language)));
    }

    static VisualContext visual(Workbench bench) {
        return new VisualContext(
                bench.colors(), bench.messages(), new Exports(bench.messages(), (_, _) -> Optional.empty(), _ -> {}));
    }

    static RunActions actions(Workbench bench) {
        return new RunActions(bench, Optional::empty, () -> {}, new RestartQuestion() {
            @Override
            public void changed(boolean weightsFit, Consumer<Answer> answer) {
                answer.accept(Answer.FRESH);
            }

            @Override
            public void anew(boolean kept, Runnable yes) {
                yes.run();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("looks")
    void inspector(Theme theme, Locale language) {
        picture(
                theme,
                language,
                "inspector-node",
                300,
                620,
                TestBench.lenet(),
                InspectorPane::new,
                window -> window.run(bench -> bench.select("conv1")));
        picture(theme, language, "inspector-network", 300, 620, TestBench.lenet(), InspectorPane::new, _ -> {});
        picture(
                theme,
                language,
                "inspector-problem",
                300,
                620,
                TestBench.withShapeProblem(),
                InspectorPane::new,
                window -> window.run(bench -> bench.select("dense1")));
        picture(
                theme,
                language,
                "inspector-several",
                300,
                300,
                TestBench.lenet(),
                InspectorPane::new,
                window -> window.run(bench -> bench.select("conv1", "conv2")));
        picture(theme, language, "inspector-explain", 300, 760, TestBench.lenet(), InspectorPane::new, window -> {
            window.run(bench -> bench.select("conv1"));
            window.run(_ -> window.pane().showTab("explain"));
        });
        picture(
                theme,
                language,
                "inspector-live",
                300,
                480,
                TestBench.lenet(),
                bench -> new InspectorPane(bench, visual(bench)),
                window -> {
                    window.run(bench -> bench.select("conv1"));
                    window.run(_ -> window.pane().showTab("live"));
                    train(window);
                });
    }

    @ParameterizedTest
    @MethodSource("looks")
    void problems(Theme theme, Locale language) {
        picture(
                theme,
                language,
                "problems",
                1100,
                230,
                TestBench.withShapeProblem(),
                PanePicturesTest::problems,
                _ -> {});
        picture(theme, language, "problems-none", 1100, 230, TestBench.lenet(), PanePicturesTest::problems, _ -> {});
    }

    private static ProblemsPane problems(Workbench bench) {
        return new ProblemsPane(bench, _ -> {}, _ -> {});
    }

    @ParameterizedTest
    @MethodSource("looks")
    void controlsAndSettings(Theme theme, Locale language) {
        picture(
                theme,
                language,
                "run-controls",
                820,
                44,
                TestBench.lenet(),
                bench -> new RunControls(bench, actions(bench)),
                window -> {
                    window.click("#run-train");
                    window.engine().session().batches(1256);
                    window.run(_ -> {});
                });
        picture(theme, language, "settings", 1100, 250, TestBench.lenet(), TrainingSettingsPane::new, _ -> {});
        picture(
                theme,
                language,
                "curves",
                1100,
                250,
                TestBench.lenet(),
                bench -> new CurvesPane(bench, visual(bench)),
                PanePicturesTest::train);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void data(Theme theme, Locale language) {
        picture(
                theme,
                language,
                "data",
                1200,
                260,
                TestBench.lenet(),
                bench -> new DataPane(bench, visual(bench)),
                _ -> {});
        picture(
                theme,
                language,
                "data-none",
                1200,
                260,
                GraphDocument.EMPTY,
                bench -> new DataPane(bench, visual(bench)),
                _ -> {});
    }

    @ParameterizedTest
    @MethodSource("looks")
    void inspect(Theme theme, Locale language) {
        Function<Workbench, InspectPane> make = bench -> new InspectPane(bench, visual(bench), actions(bench));
        picture(theme, language, "inspect", 1100, 270, TestBench.lenet(), make, window -> {
            window.run(bench -> bench.select("conv1"));
            train(window);
        });
        picture(theme, language, "inspect-draw", 1100, 270, TestBench.lenet(), make, window -> {
            train(window);
            window.run(_ -> window.pane().setDrawing(true));
            window.robot().drag("#digit-pad").moveBy(10, 45).drop();
            train(window);
        });
        picture(theme, language, "inspect-none", 1100, 270, TestBench.lenet(), make, _ -> {});
    }

    @ParameterizedTest
    @MethodSource("looks")
    void evaluate(Theme theme, Locale language) {
        Function<Workbench, EvaluatePane> make = bench -> new EvaluatePane(bench, visual(bench), actions(bench));
        picture(theme, language, "evaluate", 1200, 300, TestBench.lenet(), make, window -> window.click("#evaluate"));
        picture(theme, language, "evaluate-none", 1200, 300, TestBench.lenet(), make, _ -> {});
    }

    private static void train(Window<?> window) {
        window.run(bench -> {
            if (bench.bench().runs().session().isEmpty()) {
                bench.bench().runs().open(TrainingRequest.of(bench.editor().document(), 1));
            }
        });
        window.engine().session().batches(844);
        window.engine().session().finishEpoch(1, 0.31, 0.93);
        window.run(_ -> {});
        window.engine().session().batches(600);
        window.engine().session().setLearningRate(5e-4);
        window.run(_ -> {});
    }

    private static <T extends Parent> void picture(
            Theme theme,
            Locale language,
            String name,
            double width,
            double height,
            GraphDocument document,
            Function<Workbench, T> make,
            Consumer<Window<T>> prepare) {
        try (Window<T> window = Window.show(theme, language, width, height, document, make)) {
            prepare.accept(window);
            window.scene().picture(String.join("-", name, theme.id(), language.getLanguage()));
            assertEquals(List.of(), window.get(_ -> Clipping.under(window.pane())), name + " cuts off texts");
        }
    }
}
