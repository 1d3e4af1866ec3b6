package org.lamina.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.io.ProjectCodec;
import org.lamina.graph.problem.ProblemException;
import org.lamina.samples.BundledSample;
import org.lamina.samples.SampleCatalog;
import org.lamina.ui.start.SampleGallery;

/// The bundled samples in the form in which the start page takes them.
final class SampleShelf implements SampleGallery {
    @Override
    public List<Entry> entries() {
        return SampleCatalog.ALL.stream().<Entry>map(OnShelf::new).toList();
    }

    private record OnShelf(BundledSample sample) implements Entry {
        @Override
        public String id() {
            return sample.name();
        }

        @Override
        public String titleKey() {
            return sample.titleKey();
        }

        @Override
        public String summaryKey() {
            return sample.textKey();
        }

        @Override
        public int secondsToTrain() {
            return sample.secondsToTrain();
        }

        @Override
        public byte[] thumbnail() {
            try (InputStream stream = sample.thumbnail()) {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public GraphDocument load() throws ProblemException {
            return ProjectCodec.read(sample.project());
        }
    }
}
