package org.lamina.ui.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.GraphNode;
import org.lamina.graph.NodeId;
import org.lamina.graph.check.Analysis;
import org.lamina.graph.check.Fix;
import org.lamina.graph.check.GraphChecker;
import org.lamina.graph.edit.Edit;
import org.lamina.graph.edit.EditHistory;
import org.lamina.graph.problem.Problem;
import org.lamina.graph.settings.DataCounts;

/// The document being edited, what the checker says of it, and what is selected. FX thread only.
///
/// All panes change the document through [#perform] and redraw from the properties. The analysis is always that of the
/// current document.
///
/// The document is what the canvas shows: the network, or the inside of the block that is open, with edits that change
/// the block. Whoever saves, trains or judges the whole asks for the project.
public final class Editor {
    private final ReadOnlyObjectWrapper<GraphDocument> project;
    private final ReadOnlyObjectWrapper<Analysis> projectAnalysis;
    private final ReadOnlyObjectWrapper<GraphDocument> document;
    private final ReadOnlyObjectWrapper<Analysis> analysis;
    private final ReadOnlyObjectWrapper<OpenBlocks> open = new ReadOnlyObjectWrapper<>(OpenBlocks.NONE);
    private final ReadOnlyObjectWrapper<Set<NodeId>> selection = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyBooleanWrapper modified = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Comparison> comparison = new ReadOnlyObjectWrapper<>();
    private EditHistory history;
    private @Nullable GraphDocument unsaved;
    private Optional<DataCounts> counts = Optional.empty();
    private Consumer<Problem> refusals = _ -> {};

    public Editor(GraphDocument start) {
        project = new ReadOnlyObjectWrapper<>(start);
        projectAnalysis = new ReadOnlyObjectWrapper<>(GraphChecker.check(start));
        document = new ReadOnlyObjectWrapper<>(start);
        analysis = new ReadOnlyObjectWrapper<>(projectAnalysis.get().drawn());
        history = follow(start);
    }

    /// Takes over what was found when the data were read; it is used as long as the settings are those.
    public void know(DataCounts found) {
        if (!counts.equals(Optional.of(found))) {
            counts = Optional.of(found);
            projectAnalysis.set(GraphChecker.check(project.get(), counts));
            show(open.get());
        }
    }

    /// Replaces the document by another one with a fresh history, as after opening a file.
    public void open(GraphDocument opened) {
        unsaved = null;
        comparison.set(null);
        history = follow(opened);
        selection.set(Set.of());
        open.set(OpenBlocks.NONE);
        refresh();
    }

    /// Like [#open], but the document counts as changed until it is saved, as after a crash.
    public void openUnsaved(GraphDocument opened) {
        open(opened);
        unsaved = opened;
        refresh();
    }

    private EditHistory follow(GraphDocument opened) {
        EditHistory fresh = new EditHistory(opened);
        fresh.onChange(this::refresh);
        return fresh;
    }

    private void refresh() {
        GraphDocument whole = history.document();
        projectAnalysis.set(GraphChecker.check(whole, counts, projectAnalysis.get()));
        project.set(whole);
        show(open.get().in(whole));
        modified.set(history.isModified() || whole.equals(unsaved));
        undoable.set(history.canUndo());
        redoable.set(history.canRedo());
    }

    private void show(OpenBlocks now) {
        analysis.set(now.analysis(projectAnalysis.get()));
        open.set(now);
        document.set(now.document(project.get()));
        dropSelected();
    }

    private void dropSelected() {
        GraphDocument now = document.get();
        Set<NodeId> ids = now.network().nodes().stream().map(GraphNode::id).collect(Collectors.toSet());
        if (!ids.containsAll(selection.get())) {
            select(selection.get().stream().filter(ids::contains).collect(Collectors.toSet()));
        }
    }

    /// Opens the block that this node uses.
    ///
    /// @return whether it uses one
    public boolean openBlock(NodeId use) {
        OpenBlocks inner = open.get().and(use).in(project.get());
        boolean isOne = inner.uses().size() > open.get().uses().size();
        if (isOne) {
            selection.set(Set.of());
            show(inner);
        }
        return isOne;
    }

    /// Closes open blocks until so many are left; the use of the last one closed is selected.
    public void closeBlocks(int left) {
        List<NodeId> uses = open.get().uses();
        if (left < uses.size()) {
            selection.set(Set.of());
            show(open.get().first(left));
            select(Set.of(uses.get(left)));
        }
    }

    /// Looks into another copy of the block that is open.
    public void showCopy(int copy) {
        Set<NodeId> selected = selection.get();
        selection.set(Set.of());
        show(open.get().withCopy(copy).in(project.get()));
        selection.set(selected);
    }

    /// Closes the block that is looked into; nothing happens where none is open.
    public void closeInnermostBlock() {
        int deep = open.get().uses().size();
        if (deep > 0) {
            closeBlocks(deep - 1);
        }
    }

    /// Opens the blocks around a layer of the expanded network.
    ///
    /// @return its id there
    public NodeId openAround(NodeId layer) {
        OpenBlocks wanted = OpenBlocks.around(layer);
        if (!wanted.equals(open.get())) {
            selection.set(Set.of());
            show(wanted.in(project.get()));
        }
        return layer.local();
    }

    /// Which blocks are open on the canvas, from the outermost to the innermost one.
    public OpenBlocks openBlocks() {
        return open.get();
    }

    public ReadOnlyObjectProperty<OpenBlocks> openBlocksProperty() {
        return open.getReadOnlyProperty();
    }

    /// Performs an edit; a refusal is shown to the user and returned.
    public Optional<Problem> perform(Edit edit) {
        return perform(edit, null);
    }

    /// Performs an edit that joins the step before it when that has the same merge key.
    public Optional<Problem> perform(Edit edit, @Nullable String mergeKey) {
        return performed(history.perform(open.get().edit(project.get(), edit), mergeKey));
    }

    /// Performs a repair, which is an edit of the project whatever the canvas shows.
    public Optional<Problem> repair(Fix fix) {
        return performed(history.perform(fix.edit()));
    }

    private Optional<Problem> performed(Optional<Problem> refusal) {
        refusal.ifPresent(refusals);
        return refusal;
    }

    /// Performs several edits as one step.
    public Optional<Problem> performAll(String labelKey, List<Edit> edits) {
        return perform(new Edit.Batch(labelKey, edits));
    }

    /// Who shows refused edits to the user.
    public void setOnRefused(Consumer<Problem> consumer) {
        refusals = consumer;
    }

    public void endMerge() {
        history.endMerge();
    }

    /// Takes the last step back; what it brings back or sets otherwise is selected, so that it is seen.
    public void undo() {
        step(history::undo);
    }

    /// Does again what was undone last, and selects what that changes.
    public void redo() {
        step(history::redo);
    }

    private void step(Runnable step) {
        GraphDocument before = document();
        step.run();
        Set<NodeId> changed = document().network().changedSince(before.network());
        if (!changed.isEmpty()) {
            select(changed);
        }
    }

    public Optional<String> undoLabel() {
        return history.undoLabel();
    }

    public Optional<String> redoLabel() {
        return history.redoLabel();
    }

    public void markSaved() {
        unsaved = null;
        history.markSaved();
        Comparison now = comparison.get();
        if (now != null && now.isSaved()) {
            comparison.set(new Comparison(now.name(), project(), true));
        }
    }

    /// Compares the project with another one, or with none; opening another project ends that, too.
    public void compareWith(@Nullable Comparison other) {
        comparison.set(other);
    }

    public Optional<Comparison> comparison() {
        return Optional.ofNullable(comparison.get());
    }

    public ReadOnlyObjectProperty<@Nullable Comparison> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    public void select(Set<NodeId> ids) {
        selection.set(Set.copyOf(ids));
    }

    /// The selected node where exactly one is selected.
    public Optional<GraphNode> selectedNode() {
        return selection.get().size() == 1
                ? document.get().network().node(selection.get().iterator().next())
                : Optional.empty();
    }

    /// The whole of what is edited, whatever the canvas shows.
    public GraphDocument project() {
        return project.get();
    }

    public ReadOnlyObjectProperty<GraphDocument> projectProperty() {
        return project.getReadOnlyProperty();
    }

    /// What the checker says of the whole.
    public Analysis projectAnalysis() {
        return projectAnalysis.get();
    }

    public ReadOnlyObjectProperty<Analysis> projectAnalysisProperty() {
        return projectAnalysis.getReadOnlyProperty();
    }

    public GraphDocument document() {
        return document.get();
    }

    public ReadOnlyObjectProperty<GraphDocument> documentProperty() {
        return document.getReadOnlyProperty();
    }

    public Analysis analysis() {
        return analysis.get();
    }

    public ReadOnlyObjectProperty<Analysis> analysisProperty() {
        return analysis.getReadOnlyProperty();
    }

    public Set<NodeId> selection() {
        return selection.get();
    }

    public ReadOnlyObjectProperty<Set<NodeId>> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty modifiedProperty() {
        return modified.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty redoableProperty() {
        return redoable.getReadOnlyProperty();
    }
}
