package org.lamina.graph.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.problem.Problem;

/// The current document with its past and future. Confined to one thread (in the program the FX thread).
///
/// Snapshots are cheap because documents share what did not change. Edits of one field merge by an explicit key,
/// never by the clock.
public final class EditHistory {
    /// Steps kept for undo; the oldest are forgotten.
    public static final int LIMIT = 10_000;

    private record Step(
            GraphDocument before, String label, @Nullable String mergeKey) {}

    private final List<Step> past = new ArrayList<>();
    private final List<Step> future = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private GraphDocument current;
    private GraphDocument saved;
    private boolean notifying;

    public EditHistory(GraphDocument start) {
        current = start;
        saved = start;
    }

    public GraphDocument document() {
        return current;
    }

    /// Performs an edit as a step of its own.
    ///
    /// @return why it was refused, or empty when it was done
    public Optional<Problem> perform(Edit edit) {
        return perform(edit, null);
    }

    /// Performs an edit; it joins the previous step when that has the same merge key (`node id + param id`).
    public Optional<Problem> perform(Edit edit, @Nullable String mergeKey) {
        refuseWhileNotifying();
        return switch (Edits.apply(current, edit)) {
            case EditResult.Refused refused -> Optional.of(refused.problem());
            case EditResult.Done done -> {
                record(done.document(), edit.label(), mergeKey);
                yield Optional.empty();
            }
        };
    }

    private void record(GraphDocument after, String label, @Nullable String mergeKey) {
        if (after.equals(current)) {
            return;
        }
        boolean merges = mergeKey != null
                && !past.isEmpty()
                && future.isEmpty()
                && mergeKey.equals(past.getLast().mergeKey());
        if (!merges) {
            past.add(new Step(current, label, mergeKey));
            if (past.size() > LIMIT) {
                past.removeFirst();
            }
        }
        future.clear();
        change(after);
    }

    /// Ends merging: the next edit starts a step of its own even with the same key.
    public void endMerge() {
        if (!past.isEmpty() && past.getLast().mergeKey() != null) {
            Step last = past.removeLast();
            past.add(new Step(last.before(), last.label(), null));
        }
    }

    public boolean canUndo() {
        return !past.isEmpty();
    }

    public boolean canRedo() {
        return !future.isEmpty();
    }

    /// The message key of what undo would take back.
    public Optional<String> undoLabel() {
        return past.isEmpty() ? Optional.empty() : Optional.of(past.getLast().label());
    }

    /// The message key of what redo would do again.
    public Optional<String> redoLabel() {
        return future.isEmpty()
                ? Optional.empty()
                : Optional.of(future.getLast().label());
    }

    public void undo() {
        step(past, future);
    }

    public void redo() {
        step(future, past);
    }

    private void step(List<Step> from, List<Step> to) {
        refuseWhileNotifying();
        if (from.isEmpty()) {
            return;
        }
        Step step = from.removeLast();
        to.add(new Step(current, step.label(), null));
        change(step.before());
    }

    /// The current document is what the file holds.
    public void markSaved() {
        saved = current;
        listeners.forEach(Runnable::run);
    }

    /// Whether the document differs from the file's.
    public boolean isModified() {
        return saved != current && !saved.equals(current);
    }

    /// Calls `listener` after every change, on the caller's thread. Run the result to unsubscribe.
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void change(GraphDocument after) {
        current = after;
        notifying = true;
        try {
            List.copyOf(listeners).forEach(Runnable::run);
        } finally {
            notifying = false;
        }
    }

    private void refuseWhileNotifying() {
        if (notifying) {
            throw new IllegalStateException("An edit was made from inside a history listener.");
        }
    }
}
