package org.lamina.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.lamina.theme.StyleNames;
import org.lamina.ui.fx.Nodes;
import org.lamina.ui.start.SampleGallery;
import org.lamina.ui.start.StartActions;
import org.lamina.ui.text.Messages;

/// The menus: one per group of commands, built from the table; plus recent files and samples in the File menu.
final class MenuStrip {
    private final CommandTable commands;
    private final Messages messages;

    MenuStrip(CommandTable commands, Messages messages) {
        this.commands = commands;
        this.messages = messages;
    }

    MenuBar create(Supplier<List<Path>> recent, SampleGallery gallery, StartActions actions) {
        MenuBar bar = Nodes.styled(new MenuBar(), StyleNames.TOP_MENU);
        for (CommandGroup group : commands.groups()) {
            Menu menu = new Menu();
            menu.setId("menu-" + group.id());
            menu.textProperty().bind(messages.bind(group.messageKey()));
            for (List<Command> section : group.sections()) {
                if (!menu.getItems().isEmpty()) {
                    menu.getItems().add(new SeparatorMenuItem());
                }
                section.forEach(command -> menu.getItems().add(item(command)));
            }
            if (group.id().equals("file")) {
                menu.getItems().add(3, recentMenu(recent, actions));
                menu.getItems().add(4, sampleMenu(gallery, actions));
            }
            bar.getMenus().add(menu);
        }
        return bar;
    }

    private MenuItem item(Command command) {
        MenuItem item;
        if (command.selected() == null) {
            item = new MenuItem();
        } else {
            CheckMenuItem check = new CheckMenuItem();
            check.setSelected(Boolean.TRUE.equals(command.selected().getValue()));
            command.selected().subscribe(now -> check.setSelected(Boolean.TRUE.equals(now)));
            item = check;
        }
        item.setId("command-" + command.id().replace('.', '-'));
        item.textProperty().bind(commands.name(command));
        item.setMnemonicParsing(false);
        item.disableProperty().bind(command.enabled().map(enabled -> !enabled));
        item.setAccelerator(command.shortcut());
        item.setOnAction(_ -> {
            command.run();
            if (item instanceof CheckMenuItem check && command.selected() != null) {
                check.setSelected(Boolean.TRUE.equals(command.selected().getValue()));
            }
        });
        return item;
    }

    private Menu recentMenu(Supplier<List<Path>> recent, StartActions actions) {
        Menu menu = new Menu();
        menu.setId("menu-recent");
        menu.textProperty().bind(messages.bind("menu.recent"));
        MenuItem none = new MenuItem();
        none.textProperty().bind(messages.bind("menu.recent.none"));
        none.setDisable(true);
        menu.getItems().add(none);
        menu.setOnShowing(_ -> {
            List<Path> files = recent.get();
            menu.getItems()
                    .setAll(
                            files.isEmpty()
                                    ? List.of(none)
                                    : files.stream()
                                            .map(file -> recentItem(file, actions))
                                            .toList());
        });
        return menu;
    }

    private static MenuItem recentItem(Path file, StartActions actions) {
        MenuItem item = new MenuItem(file.toString());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> actions.open(file));
        return item;
    }

    private Menu sampleMenu(SampleGallery gallery, StartActions actions) {
        Menu menu = new Menu();
        menu.setId("menu-samples");
        menu.textProperty().bind(messages.bind("menu.samples"));
        for (SampleGallery.Entry sample : gallery.entries()) {
            MenuItem item = new MenuItem();
            item.textProperty().bind(messages.bind(sample.titleKey()));
            item.setOnAction(_ -> actions.open(sample));
            menu.getItems().add(item);
        }
        return menu;
    }
}
