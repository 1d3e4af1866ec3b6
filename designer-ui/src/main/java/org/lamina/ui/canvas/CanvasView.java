package org.lamina.ui.canvas;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.Connection;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.NodeId;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.edit.Insertion;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.problem.Problem;
import org.lamina.theme.StyleNames;
import org.lamina.ui.Workbench;
import org.lamina.ui.canvas.compare.CompareBar;
import org.lamina.ui.canvas.geometry.CanvasMap;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.CardSize;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.canvas.gesture.CanvasInput;
import org.lamina.ui.canvas.gesture.CanvasKeys;
import org.lamina.ui.canvas.gesture.CanvasSurface;
import org.lamina.ui.canvas.gesture.Gesture;
import org.lamina.ui.canvas.skin.LayerWords;
import org.lamina.ui.canvas.skin.Overlay;
import org.lamina.ui.model.Editor;

/// The canvas of a window: shows the network as cards and connections and edits it by pointer and keys. FX thread only.
///
/// It lives as long as its workbench, or until [#dispose].
public final class CanvasView extends Region {
    private static final double BAR_MARGIN = 12;
    private static final Duration REFUSAL_STAYS = Duration.seconds(5);

    private final Workbench workbench;
    private final ObjectProperty<Overlay> overlay = new SimpleObjectProperty<>(this, "overlay", Overlay.ACTIVATIONS);
    private final Camera camera = new Camera(this::viewportChanged);
    private final Minimap minimap;
    private final CanvasScene scene;
    private final Surface surface = new Surface();
    private final CanvasInput input = new CanvasInput(surface);
    private final CanvasCommands commands;
    private final CanvasKeys keys;
    private final CanvasMenu menu;
    private final QuickAdd quickAdd;
    private final RenameField rename;
    private final ZoomBar zoomBar;
    private final OverlayBar overlayBar;
    private final CanvasHint hint;
    private final BlockPath blockPath;
    private final CompareBar compareBar;
    private final Rectangle clip = new Rectangle();
    private Subscription subscriptions = Subscription.EMPTY;
    private boolean fitsSoon = true;

    public CanvasView(Workbench workbench) {
        this.workbench = workbench;
        commands = new CanvasCommands(surface, camera);
        keys = new CanvasKeys(surface, input, commands);
        minimap = new Minimap(workbench.colors(), this::lookAt);
        scene = new CanvasScene(workbench, camera, minimap);
        menu = new CanvasMenu(workbench, commands);
        quickAdd = new QuickAdd(workbench.messages(), new LayerWords(workbench.wording()), this::requestFocus);
        rename = new RenameField(
                (id, name) -> workbench.editor().perform(new Edit.Rename(id, name)), this::requestFocus);
        zoomBar = new ZoomBar(
                workbench.messages(), commands::zoomOut, commands::actualSize, commands::zoomIn, commands::fit);
        overlayBar = new OverlayBar(workbench.messages(), overlay);
        setId("canvas");
        getStyleClass().add(StyleNames.CANVAS_VIEW);
        setPrefSize(800, 560);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        accessibleTextProperty().bind(workbench.messages().bind("canvas.spoken"));
        hint = new CanvasHint(workbench.messages());
        blockPath = new BlockPath(workbench.editor(), workbench.messages(), this::requestFocus);
        compareBar = new CompareBar(workbench.editor(), workbench.messages(), this::reveal, this::requestFocus);
        commands.setOnListDifferences(compareBar::openList);
        getChildren().addAll(scene.layers());
        getChildren().addAll(hint, overlayBar, blockPath, compareBar, zoomBar, minimap, rename, quickAdd);
        setClip(clip);
        listen();
        follow();
        documentChanged(GraphDocument.EMPTY, workbench.editor().document());
    }

    private void listen() {
        addEventHandler(MouseEvent.MOUSE_PRESSED, input::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, input::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, input::released);
        addEventHandler(MouseEvent.MOUSE_MOVED, input::moved);
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> surface.hover(null));
        addEventHandler(ScrollEvent.SCROLL, input::scrolled);
        addEventHandler(ZoomEvent.ZOOM, input::zoomed);
        addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
        addEventHandler(KeyEvent.KEY_RELEASED, keys::released);
        addEventHandler(KeyEvent.KEY_TYPED, keys::typed);
        focusedProperty().subscribe(_ -> keys.forget());
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::openMenu);
    }

    private void follow() {
        Editor editor = workbench.editor();
        subscriptions = Subscription.combine(
                editor.documentProperty().subscribe(this::documentChanged),
                editor.comparisonProperty().subscribe((_, _) -> compare()),
                editor.selectionProperty().subscribe((_, _) -> scene.contentsChanged()),
                workbench.messages().languageProperty().subscribe((_, _) -> wordsChanged()),
                workbench.runs().sampleProperty().subscribe((_, _) -> scene.contentsChanged()),
                overlay.subscribe((_, changed) -> scene.setOverlay(changed)),
                workbench.colors().onChange(scene::colorsChanged)::run);
    }

    /// Bars and hint are not managed, so they do not ask for another size themselves.
    private void wordsChanged() {
        scene.contentsChanged();
        blockPath.refresh();
        compare();
    }

    private void compare() {
        scene.compare();
        compareBar.refresh();
        requestLayout();
    }

    private void documentChanged(GraphDocument before, GraphDocument now) {
        input.cancel();
        CanvasMap old = scene.map();
        scene.documentChanged();
        hint.show(now.network());
        blockPath.refresh();
        compare();
        DocumentChange change = new DocumentChange(before, now);
        if (change.isAnother()) {
            fitsSoon = true;
            requestLayout();
        } else if (!fitsSoon) {
            camera.follow(old, scene.map(), now.network().changedSince(before.network()));
        }
    }

    private void viewportChanged() {
        scene.viewportChanged();
        zoomBar.setScale(camera.viewport().scale());
        hint.place(getWidth(), getHeight(), camera.viewport(), scene.map());
    }

    private void lookAt(Point2D canvasPoint) {
        camera.jump(Viewport.centered(
                canvasPoint.getX(),
                canvasPoint.getY(),
                getWidth(),
                getHeight(),
                camera.viewport().scale()));
    }

    private void openMenu(ContextMenuEvent event) {
        MenuPlace place = event.isKeyboardTrigger()
                ? MenuPlace.ofSelection(surface, getWidth(), getHeight())
                : new MenuPlace(input.hitAt(event.getX(), event.getY()), new Point2D(event.getX(), event.getY()));
        Point2D screen = localToScreen(place.at());
        menu.about(place.what()).show(this, screen.getX(), screen.getY());
        event.consume();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        clip.setWidth(width);
        clip.setHeight(height);
        camera.resize(width, height);
        scene.resize(width, height);
        overlayBar.resizeRelocate(BAR_MARGIN, BAR_MARGIN, overlayBar.prefWidth(-1), overlayBar.prefHeight(-1));
        double top = 2 * BAR_MARGIN + overlayBar.getHeight();
        for (Region bar : List.of(blockPath, compareBar)) {
            double wide = Math.min(bar.prefWidth(-1), width - 2 * BAR_MARGIN);
            bar.resizeRelocate(BAR_MARGIN, top, wide, bar.prefHeight(-1));
            top += bar.isVisible() ? bar.getHeight() + BAR_MARGIN : 0;
        }
        camera.coverTop(blockPath.isVisible() || compareBar.isVisible() ? top : 0);
        if (fitsSoon && width > 0 && height > 0) {
            fitsSoon = false;
            scene.map().bounds(scene.map().boxes().keySet()).ifPresent(area -> camera.jump(camera.fitting(area)));
        }
        double barHeight = zoomBar.prefHeight(-1);
        zoomBar.resizeRelocate(BAR_MARGIN, height - barHeight - BAR_MARGIN, zoomBar.prefWidth(-1), barHeight);
        minimap.relocate(width - Minimap.WIDTH - BAR_MARGIN, height - Minimap.HEIGHT - BAR_MARGIN);
        hint.place(width, height, camera.viewport(), scene.map());
    }

    /// What menus, keys and the command palette can do here.
    public CanvasCommands commands() {
        return commands;
    }

    /// What the cards tell.
    public ObjectProperty<Overlay> overlayProperty() {
        return overlay;
    }

    /// The connection at a point of the scene that would take in what is dropped there.
    public Optional<Connection> connectionAt(double sceneX, double sceneY) {
        Point2D local = sceneToLocal(sceneX, sceneY);
        Point2D at = camera.viewport().toCanvas(local.getX(), local.getY());
        return contains(local) ? input.connectionAt(at.getX(), at.getY()) : Optional.empty();
    }

    /// Shows what dropping a layer here would do; outside the canvas it shows nothing.
    public void previewDrop(LayerSpec spec, String name, double sceneX, double sceneY) {
        dropping(spec, name, sceneX, sceneY).ifPresentOrElse(input::enter, this::cancelDrop);
    }

    /// Takes the preview of a drop away.
    public void cancelDrop() {
        if (input.gesture() instanceof Gesture.DroppingLayer) {
            input.cancel();
        }
    }

    /// Drops a layer here: into the connection under the pointer, or where it is. Returns the new node, which is
    /// selected; there is none outside the canvas.
    public Optional<NodeId> drop(LayerSpec spec, double sceneX, double sceneY) {
        return drop(NewNode.of(workbench.editor().document(), spec), sceneX, sceneY);
    }

    /// Drops a block, one card with its definitions, as [#drop(LayerSpec, double, double)] drops a layer.
    public Optional<NodeId> drop(Fragment block, double sceneX, double sceneY) {
        return drop(NewNode.of(workbench.editor().document(), block), sceneX, sceneY);
    }

    private Optional<NodeId> drop(NewNode node, double sceneX, double sceneY) {
        Optional<Gesture.DroppingLayer> dropping = dropping(node.spec(), "", sceneX, sceneY);
        cancelDrop();
        return dropping.map(drop -> {
            requestFocus();
            return drop.onto().isPresent()
                    ? commands.edits().insert(node, drop.onto().get())
                    : commands.edits().addAt(node, drop.x(), drop.y());
        });
    }

    private Optional<Gesture.DroppingLayer> dropping(LayerSpec spec, String name, double sceneX, double sceneY) {
        Point2D local = sceneToLocal(sceneX, sceneY);
        if (!contains(local)) {
            return Optional.empty();
        }
        Point2D at = camera.viewport().toCanvas(local.getX(), local.getY());
        Optional<Connection> onto = Insertion.fits(spec) ? connectionAt(sceneX, sceneY) : Optional.empty();
        return Optional.of(new Gesture.DroppingLayer(spec, name, at.getX(), at.getY(), onto));
    }

    /// Selects a node and moves the view there.
    public void reveal(NodeId node) {
        commands.reveal(node);
        scene.flash(node);
    }

    /// Ends every subscription; the view is not used again.
    public void dispose() {
        subscriptions.unsubscribe();
        scene.dispose();
    }

    CanvasScene scene() {
        return scene;
    }

    CanvasInput input() {
        return input;
    }

    Viewport viewport() {
        return camera.viewport();
    }

    void setViewport(Viewport viewport) {
        camera.jump(viewport);
    }

    private final class Surface implements CanvasSurface {
        @Override
        public Editor editor() {
            return workbench.editor();
        }

        @Override
        public CanvasMap map() {
            return scene.map();
        }

        @Override
        public Viewport viewport() {
            return camera.viewport();
        }

        @Override
        public void setViewport(Viewport viewport) {
            camera.jump(viewport);
        }

        @Override
        public void show(Gesture gesture) {
            scene.show(gesture);
        }

        @Override
        public void hover(@Nullable Connection connection) {
            scene.hover(connection);
        }

        @Override
        public void selectConnection(@Nullable Connection connection) {
            scene.select(connection);
        }

        @Override
        public Optional<Connection> selectedConnection() {
            return scene.selectedConnection();
        }

        @Override
        public void quickAddAt(double screenX, double screenY) {
            Optional<NodeId> before = workbench.editor().selectedNode().map(node -> node.id());
            Optional<Connection> onto = scene.selectedConnection();
            Point2D at = camera.viewport().toCanvas(screenX, screenY);
            double x = Math.clamp(screenX, 8, Math.max(8, getWidth() - QuickAdd.WIDTH - 8));
            double y = Math.clamp(screenY, 8, Math.max(8, getHeight() - QuickAdd.HEIGHT - 8));
            Optional<NodeId> source = onto.map(Connection::source).or(() -> before);
            quickAdd.open(x, y, kind -> commands.edits().canStandBehind(kind, source), spec -> {
                if (onto.isPresent()) {
                    commands.edits().insert(spec, onto.get());
                } else if (before.isPresent()) {
                    commands.edits().addBehind(spec, before.get());
                } else {
                    commands.edits().addAt(spec, at.getX(), at.getY());
                }
                workbench.editor().selectedNode().ifPresent(node -> commands.bringIntoView(node.id()));
            });
        }

        @Override
        public void rename(NodeId node) {
            CardBox box = scene.map().box(node);
            Point2D at = camera.viewport().toScreen(box.x(), box.y());
            workbench
                    .editor()
                    .document()
                    .network()
                    .node(node)
                    .ifPresent(found -> rename.open(
                            found,
                            at.getX() + 4,
                            at.getY() + 3,
                            Math.max(140, CardSize.WIDTH * camera.viewport().scale() - 8)));
        }

        @Override
        public void requestFocus() {
            CanvasView.this.requestFocus();
        }

        @Override
        public Set<NodeId> selection() {
            return workbench.editor().selection();
        }

        @Override
        public void refuse(Problem problem) {
            String sentence = workbench.wording().sentence(problem);
            scene.previews().note(sentence, true, new Point2D(getWidth() / 2 - 180, BAR_MARGIN));
            PauseTransition stay = new PauseTransition(REFUSAL_STAYS);
            stay.setOnFinished(_ -> scene.contentsChanged());
            stay.play();
        }
    }
}
