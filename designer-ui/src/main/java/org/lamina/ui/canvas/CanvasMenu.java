package org.lamina.ui.canvas;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.lamina.graph.check.Finding;
import org.lamina.graph.check.Fix;
import org.lamina.graph.check.Freezing;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.Sharing;
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.BlockUse;
import org.lamina.ui.Workbench;
import org.lamina.ui.canvas.geometry.Hit;
import org.lamina.ui.canvas.gesture.KeyActions;
import org.lamina.ui.model.Editor;

/// The menu of a right click: repairs first, then the commands that make sense there, with their keys.
final class CanvasMenu {
    private final Workbench workbench;
    private final KeyActions actions;
    private final ContextMenu menu = new ContextMenu();

    CanvasMenu(Workbench workbench, KeyActions actions) {
        this.workbench = workbench;
        this.actions = actions;
        menu.setId("canvas-menu");
    }

    ContextMenu about(Hit hit) {
        List<MenuItem> items = menu.getItems();
        items.clear();
        switch (hit) {
            case Hit.OnCard card -> addNodeItems(workbench.editor().analysis().findingsAt(card.node()));
            case Hit.OnInPort port ->
                addNodeItems(
                        workbench.editor().analysis().findingsAt(port.port().node()));
            case Hit.OnOutPort port ->
                addNodeItems(
                        workbench.editor().analysis().findingsAt(port.port().node()));
            case Hit.OnLink _ -> {
                items.add(item("canvas.menu.insert", null, actions::quickAdd));
                items.add(item("canvas.menu.disconnect", key(KeyCode.DELETE), () -> actions.delete(false)));
            }
            case Hit.OnNothing _ -> {
                items.add(item("canvas.menu.add", null, actions::quickAdd));
                if (!workbench.editor().openBlocks().isEmpty()) {
                    items.add(item("canvas.menu.add-input", null, () -> actions.add(new BlockInput())));
                    items.add(item("canvas.menu.add-output", null, () -> actions.add(new BlockOutput())));
                }
                items.add(item("canvas.menu.paste", shortcut(KeyCode.V), actions::paste));
                items.add(item("canvas.menu.select-all", shortcut(KeyCode.A), actions::selectAll));
                items.add(new SeparatorMenuItem());
                items.add(item("canvas.menu.fit", key(KeyCode.F), actions::fit));
                items.add(item("canvas.menu.actual-size", shortcut(KeyCode.DIGIT0), actions::actualSize));
            }
        }
        return menu;
    }

    private void addNodeItems(List<Finding> findings) {
        List<MenuItem> items = menu.getItems();
        for (Finding finding : findings) {
            for (Fix fix : finding.fixes()) {
                MenuItem repair = new MenuItem(workbench.wording().fix(fix));
                repair.setOnAction(_ -> workbench.editor().repair(fix));
                items.add(repair);
            }
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        items.add(item("canvas.menu.add-behind", key(KeyCode.TAB), actions::quickAdd));
        items.add(item("canvas.menu.rename", key(KeyCode.F2), actions::rename));
        items.add(new SeparatorMenuItem());
        items.add(item("canvas.menu.cut", shortcut(KeyCode.X), actions::cut));
        items.add(item("canvas.menu.copy", shortcut(KeyCode.C), actions::copy));
        items.add(item("canvas.menu.duplicate", shortcut(KeyCode.D), actions::duplicate));
        items.add(new SeparatorMenuItem());
        items.add(item("canvas.menu.group", shortcut(KeyCode.G), actions::group));
        if (workbench
                .editor()
                .selectedNode()
                .filter(node -> node.spec() instanceof BlockUse)
                .isPresent()) {
            items.add(item("canvas.menu.open-block", key(KeyCode.ENTER), this::openBlock));
            items.add(item("canvas.menu.keep-block", null, actions::keepBlock));
            items.add(item(
                    "canvas.menu.ungroup",
                    new KeyCodeCombination(KeyCode.G, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                    actions::ungroup));
        }
        addSharing();
        addFreezing();
        items.add(new SeparatorMenuItem());
        items.add(item("canvas.menu.delete", key(KeyCode.DELETE), () -> actions.delete(false)));
        items.add(item(
                "canvas.menu.delete-healing",
                new KeyCodeCombination(KeyCode.DELETE, KeyCombination.ALT_DOWN),
                () -> actions.delete(true)));
    }

    private void addSharing() {
        Editor editor = workbench.editor();
        Sharing.toggled(editor.document().network(), editor.selection()).ifPresent(edit -> {
            String key = edit.labelKey().equals("edit.share") ? "canvas.menu.share" : "canvas.menu.unshare";
            menu.getItems().add(item(key, null, () -> editor.perform(edit)));
        });
    }

    private void addFreezing() {
        Editor editor = workbench.editor();
        Optional<Edit.Batch> toggle = Freezing.toggled(editor.analysis(), editor.selection());
        Optional<Edit.Batch> before =
                editor.selectedNode().flatMap(node -> Freezing.before(editor.analysis(), node.id()));
        if (toggle.isPresent() || before.isPresent()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        toggle.ifPresent(edit -> {
            String key = edit.labelKey().equals("edit.freeze") ? "canvas.menu.freeze" : "canvas.menu.thaw";
            menu.getItems().add(item(key, null, () -> editor.perform(edit)));
        });
        before.ifPresent(
                edit -> menu.getItems().add(item("canvas.menu.freeze-before", null, () -> editor.perform(edit))));
    }

    private void openBlock() {
        workbench.editor().selectedNode().ifPresent(node -> workbench.editor().openBlock(node.id()));
    }

    private MenuItem item(String key, @org.jspecify.annotations.Nullable KeyCombination keys, Runnable action) {
        MenuItem item = new MenuItem(workbench.messages().text(key));
        item.setId(key.replace('.', '-'));
        item.setAccelerator(keys);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}
