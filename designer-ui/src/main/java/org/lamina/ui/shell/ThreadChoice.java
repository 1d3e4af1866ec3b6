package org.lamina.ui.shell;

import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.lamina.graph.run.Engine;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.model.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells in the status bar what trains, and lets people choose with how many threads.
final class ThreadChoice extends MenuButton {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadChoice.class);

    private final Workbench bench;
    private final ToggleGroup choices = new ToggleGroup();

    ThreadChoice(Workbench bench) {
        this.bench = bench;
        Nodes.styled(this, StyleNames.FLAT_BUTTON);
        setId("status-device");
        setFocusTraversable(false);
        setMinWidth(USE_PREF_SIZE);
        Runs runs = bench.runs();
        int all = runs.engine().processors();
        textProperty()
                .bind(bench.messages()
                        .bind(
                                "status.device",
                                device(),
                                runs.chosenThreadsProperty().map(_ -> runs.threads()),
                                all));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(bench.messages().bind("status.threads.tip"));
        setTooltip(tip);
        IntStream.rangeClosed(0, all).forEach(threads -> getItems().add(item(threads)));
    }

    /// Asked in the background: where a graphics card may compute, the engine has to look for it.
    private StringProperty device() {
        Engine engine = bench.runs().engine();
        StringProperty name = new SimpleStringProperty("");
        bench.jobs()
                .run(engine::device, name::set, unknown -> LOG.warn("The engine does not say what computes", unknown));
        return name;
    }

    private RadioMenuItem item(int threads) {
        RadioMenuItem item = new RadioMenuItem();
        item.setId("status-threads-" + threads);
        item.setToggleGroup(choices);
        item.textProperty()
                .bind(
                        threads == 0
                                ? bench.messages().bind("status.threads.automatic")
                                : bench.messages().bind("status.threads", threads));
        bench.runs().chosenThreadsProperty().subscribe(chosen -> item.setSelected(chosen.intValue() == threads));
        item.setOnAction(_ -> bench.runs().chosenThreadsProperty().set(threads));
        return item;
    }
}
