package org.lamina.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.layer.LayerKind;
import org.lamina.ui.Workbench;
import org.lamina.ui.library.BlockChooser;
import org.lamina.ui.library.OwnBlock;
import org.lamina.ui.palette.PaletteEntries;
import org.lamina.ui.palette.PaletteItem;
import org.lamina.ui.start.BlockGallery;
import org.lamina.ui.start.OfferedProject;
import org.lamina.ui.start.StartActions;
import org.lamina.ui.text.Wording;

/// What the command palette can find: commands, nodes to go to, layers to add, samples, templates and examples to open.
final class SearchSources {
    /// A layer in a repeated block; only its first copy can be looked into.
    private static final Pattern LATER_COPY = Pattern.compile("\\.([2-9]|[1-9][0-9]+)\\.");

    private final Workbench bench;
    private final CommandTable commands;
    private final Surface surface;
    private final Surroundings around;
    private final StartActions actions;
    private final BlockChooser blocks;

    SearchSources(
            Workbench bench,
            CommandTable commands,
            Surface surface,
            Surroundings around,
            StartActions actions,
            BlockChooser blocks) {
        this.bench = bench;
        this.commands = commands;
        this.surface = surface;
        this.around = around;
        this.actions = actions;
        this.blocks = blocks;
    }

    List<SearchEntry> everything(boolean projectOpen) {
        List<SearchEntry> entries = new ArrayList<>();
        for (Command command : commands.all()) {
            if (command.isEnabled()) {
                entries.add(entry(command));
            }
        }
        if (projectOpen) {
            entries.addAll(nodes());
            PaletteEntries.all().forEach(kind -> entries.add(layer(kind)));
            blocks.entries().forEach(block -> entries.add(block(block)));
        }
        around.samples().entries().forEach(sample -> entries.add(offered("sample", sample, Feather.BOOK_OPEN)));
        for (LayerKind<?> kind : PaletteEntries.all()) {
            around.examples().of(kind).ifPresent(example -> entries.add(example(kind, example)));
        }
        around.templates().entries().forEach(template -> entries.add(offered("template", template, Feather.LAYERS)));
        return entries;
    }

    private SearchEntry offered(String sort, OfferedProject project, Feather icon) {
        return new SearchEntry(
                sort + "-" + project.id(),
                bench.messages().text("search.open", bench.messages().text(project.titleKey())),
                project.id(),
                sort + "." + project.id(),
                bench.messages().text("search." + sort),
                new FontIcon(icon),
                null,
                () -> actions.open(project));
    }

    private SearchEntry example(LayerKind<?> kind, OfferedProject example) {
        String name = bench.messages().text(kind.messageKey() + ".name");
        return new SearchEntry(
                "example-" + kind.id(),
                bench.messages().text("search.open-example", name),
                kind.id() + " " + bench.messages().text(example.titleKey()),
                bench.messages().text("search.example"),
                kind,
                () -> actions.open(example));
    }

    private SearchEntry entry(Command command) {
        KeyCombination keys = command.shortcut();
        return new SearchEntry(
                command.id(),
                commands.name(command).getValue(),
                command.id(),
                "",
                keys == null ? "" : keys.getDisplayText(),
                new FontIcon(command.icon() == null ? Feather.CHEVRON_RIGHT : command.icon()),
                null,
                command::run);
    }

    private SearchEntry layer(LayerKind<?> kind) {
        String name = bench.messages().text(kind.messageKey() + ".name");
        return new SearchEntry(
                "add-" + kind.id(),
                bench.messages().text("search.add", name),
                kind.id(),
                bench.messages().text("category." + kind.category().id()),
                kind,
                () -> surface.add(new PaletteItem.Layer(kind)));
    }

    private SearchEntry block(BlockGallery.Entry block) {
        return new SearchEntry(
                "add-block-" + block.id(),
                bench.messages().text("search.add", block.title(bench.messages())),
                block.id(),
                "block." + block.id(),
                bench.messages().text(block instanceof OwnBlock own ? own.captionKey() : "search.block"),
                new FontIcon(Feather.BOX),
                null,
                () -> blocks.add(block));
    }

    /// The nodes by name, kind and problem.
    List<SearchEntry> nodes() {
        Wording wording = bench.wording();
        List<SearchEntry> entries = new ArrayList<>();
        bench.editor().projectAnalysis().nodes().forEach((id, report) -> {
            if (!LATER_COPY.matcher(id.value()).find()) {
                entries.add(node(id, report.node(), wording));
            }
        });
        return entries;
    }

    private SearchEntry node(NodeId id, GraphNode node, Wording wording) {
        String kind = wording.name(node.spec().kind());
        String problems = bench.editor().projectAnalysis().findingsAt(id).stream()
                .map(finding -> wording.sentence(finding.problem()))
                .collect(Collectors.joining(" "));
        String hint = Optional.of(problems)
                .filter(text -> !text.isEmpty())
                .map(_ -> bench.messages().text("search.node.problem", kind))
                .orElse(kind);
        return new SearchEntry(
                "node-" + id,
                node.name(),
                kind + " " + node.spec().kind().id() + " " + problems,
                hint,
                node.spec().kind(),
                () -> {
                    NodeId shown = bench.editor().openAround(id);
                    bench.editor().select(Set.of(shown));
                    surface.reveal(shown);
                });
    }
}
