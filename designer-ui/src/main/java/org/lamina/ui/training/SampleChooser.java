package org.lamina.ui.training;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lamina.graph.run.SampleRef;
import org.lamina.graph.run.SampleRef.Split;
import org.lamina.graph.run.TrainingEvent;
import org.lamina.theme.StyleNames;
import org.lamina.theme.StyleStates;
import org.lamina.ui.Workbench;
import org.lamina.ui.inspector.Choices;

/// Chooses the sample that all views look at: the split, the number, the neighbours, or any.
final class SampleChooser extends HBox {
    private final Workbench bench;
    private final Map<Split, Integer> sizes = new EnumMap<>(Split.class);
    private final TextField number = new TextField();
    private final HBox splitPlace = new HBox();
    private Choices<Split> splits;
    private SampleRef.InSplit chosen = new SampleRef.InSplit(Split.VALIDATION, 0);

    SampleChooser(Workbench bench) {
        super(4);
        this.bench = bench;
        setAlignment(Pos.CENTER_LEFT);
        splits = splitChoices();
        number.setId("sample-number");
        number.setPrefColumnCount(4);
        number.promptTextProperty().bind(bench.messages().bind("training.sample.own"));
        number.setOnAction(_ -> typed());
        number.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                show();
            }
        });
        getChildren()
                .addAll(
                        splitPlace,
                        button("sample-previous", Feather.CHEVRON_LEFT, () -> step(-1)),
                        number,
                        button("sample-next", Feather.CHEVRON_RIGHT, () -> step(1)),
                        button("sample-random", Feather.SHUFFLE, this::random));
        bench.runs().onEvent(this::note);
        bench.runs().onOpen(sizes::clear);
        bench.runs().sampleProperty().subscribe(this::follow);
        bench.messages().languageProperty().subscribe((_, _) -> {
            splits = splitChoices();
            show();
        });
    }

    private Choices<Split> splitChoices() {
        Choices<Split> made = new Choices<>(
                "sample-split",
                List.of(Split.values()),
                split -> bench.messages().text("training.split." + split.name().toLowerCase(Locale.ROOT)),
                split -> choose(split, 0));
        splitPlace.getChildren().setAll(made.combo());
        return made;
    }

    private Button button(String name, Ikon icon, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(name);
        button.getStyleClass().add(StyleNames.ICON_BUTTON);
        String key = name.replace('-', '.');
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(bench.messages().bind("training." + key));
        button.setTooltip(tip);
        button.accessibleTextProperty().bind(tip.textProperty());
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void note(TrainingEvent event) {
        if (event instanceof TrainingEvent.Prepared prepared) {
            sizes.put(Split.TRAINING, prepared.trainingSamples());
            sizes.put(Split.VALIDATION, prepared.validationSamples());
            sizes.put(Split.TEST, prepared.testSamples());
        }
    }

    private void follow(SampleRef sample) {
        if (sample instanceof SampleRef.InSplit in) {
            chosen = in;
        }
        show();
    }

    /// While the user's own input is looked at, no number is shown: the buttons lead back to the samples.
    private void show() {
        boolean isOwn = bench.runs().sampleProperty().get() instanceof SampleRef.Given;
        splits.show(chosen.split());
        number.setText(isOwn ? "" : Integer.toString(chosen.index()));
        number.pseudoClassStateChanged(StyleStates.INVALID, false);
    }

    private void typed() {
        if (number.getText().isBlank()) {
            show();
            return;
        }
        Optional<Integer> wanted = Optional.of(number.getText().strip())
                .filter(text -> text.matches("\\d{1,8}"))
                .map(Integer::valueOf);
        if (wanted.isPresent()) {
            choose(chosen.split(), wanted.get());
        } else {
            number.pseudoClassStateChanged(StyleStates.INVALID, true);
        }
    }

    private void step(int by) {
        choose(chosen.split(), chosen.index() + by);
    }

    private void random() {
        sizeOf(chosen.split())
                .ifPresent(size ->
                        choose(chosen.split(), ThreadLocalRandom.current().nextInt(size)));
    }

    private Optional<Integer> sizeOf(Split split) {
        return Optional.ofNullable(sizes.get(split)).filter(size -> size > 0);
    }

    private void choose(Split split, int index) {
        int last = sizeOf(split).orElse(Integer.MAX_VALUE) - 1;
        bench.runs().sampleProperty().set(new SampleRef.InSplit(split, Math.clamp(index, 0, last)));
        show();
    }
}
