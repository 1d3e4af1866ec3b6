package org.lamina.ui.project;

import java.util.List;
import java.util.function.Consumer;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.problem.ProblemException;
import org.lamina.ui.Workbench;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What programs that ended without good-bye left: found, opened in the window, deleted or left for later. FX thread
/// only; files are read and written in the background.
public final class LostProjects {
    private static final Logger LOG = LoggerFactory.getLogger(LostProjects.class);

    private final Workbench bench;
    private final Prompts prompts;
    private final Recovery recovery;
    private final ProjectFiles files;

    public LostProjects(Workbench bench, Prompts prompts, Recovery recovery, ProjectFiles files) {
        this.bench = bench;
        this.prompts = prompts;
        this.recovery = recovery;
        this.files = files;
    }

    /// Tells what there is, newest first. Until [#leave] no other program offers it.
    public void find(Consumer<List<Recovery.Lost>> consumer) {
        bench.jobs().run(recovery::lost, consumer, trouble -> LOG.warn("The recovery folder cannot be read", trouble));
    }

    /// Lets this or another program offer it again.
    public void leave() {
        bench.jobs()
                .run(
                        () -> {
                            recovery.release();
                            return true;
                        },
                        _ -> {},
                        trouble -> LOG.warn("The recovery folder cannot be released", trouble));
    }

    /// Opens it in place of the open project. What cannot be read is put aside, and the user told where.
    public void restore(Recovery.Lost lost) {
        bench.jobs()
                .run(
                        () -> recovery.read(lost),
                        document -> files.whenSafe(() -> take(lost, document)),
                        trouble -> putAside(lost, trouble));
    }

    private void take(Recovery.Lost lost, GraphDocument document) {
        bench.runs().close();
        bench.jobs()
                .run(
                        () -> {
                            recovery.adopt(lost);
                            return document;
                        },
                        _ -> {
                            files.showRestored(document, lost);
                            leave();
                        },
                        trouble -> {
                            LOG.warn("{} cannot be taken over", lost, trouble);
                            prompts.trouble(bench.messages()
                                    .text("file.unreadable", name(lost), String.valueOf(trouble.getMessage())));
                        });
    }

    private void putAside(Recovery.Lost lost, Exception trouble) {
        LOG.warn("{} cannot be restored", lost, trouble);
        String why = trouble instanceof ProblemException problem
                ? bench.wording().sentence(problem.problem())
                : String.valueOf(trouble.getMessage());
        bench.jobs()
                .run(
                        () -> recovery.putAside(lost),
                        aside -> {
                            prompts.trouble(
                                    bench.messages().text("file.lost-damaged", name(lost), why, aside.toString()));
                            leave();
                        },
                        second -> {
                            LOG.warn("{} cannot be put aside", lost, second);
                            prompts.trouble(bench.messages()
                                    .text(
                                            "file.lost-damaged",
                                            name(lost),
                                            why,
                                            lost.place().toString()));
                        });
    }

    /// Deletes it for good.
    public void discard(Recovery.Lost lost, Runnable then) {
        bench.jobs()
                .run(
                        () -> {
                            recovery.discard(lost);
                            return lost;
                        },
                        _ -> then.run(),
                        trouble -> {
                            LOG.warn("{} cannot be deleted", lost, trouble);
                            prompts.trouble(bench.messages()
                                    .text("file.lost-not-deleted", lost.place().toString()));
                        });
    }

    private String name(Recovery.Lost lost) {
        return Project.shownName(lost.project().name(), bench.messages());
    }
}
