package org.lamina.graph.io;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.problem.ProblemException;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.HiddenWarning;
import org.lamina.graph.settings.ProjectSettings;
import org.lamina.graph.settings.TrainingSettings;

/// The project file `<name>.lamina`: readable JSON in a stable order, so that versions can be compared line by line.
///
/// Files come from strangers: they name no classes and no paths, sizes are bounded, and whatever is wrong with one is a
/// problem with its line. Safe on any thread.
public final class ProjectCodec {
    /// What the file says it is.
    public static final String FORMAT = "lamina-project";

    /// The version this program writes; it reads this one and older ones.
    public static final int VERSION = 1;

    /// The ending of a project file's name.
    public static final String EXTENSION = ".lamina";

    private ProjectCodec() {}

    /// The text of the file.
    public static String write(GraphDocument document) {
        Map<String, Json> file = new LinkedHashMap<>();
        file.put("format", Json.of(FORMAT));
        file.put("version", Json.of(VERSION));
        BlockCodec.write(file, document.network(), document.layout().positions(), document.blocks());
        file.put("data", Json.object(ParamCodec.write(document.settings().data())));
        file.put("training", Json.object(ParamCodec.write(document.settings().training())));
        HiddenCodec.write(file, document.settings().hidden());
        return JsonWriter.pretty(Json.object(file));
    }

    /// Reads the text of a project file.
    public static GraphDocument read(String text) throws ProblemException {
        return read(text, new Faults(""));
    }

    /// Reads a project file. Its size is bounded before anything is read into memory.
    public static GraphDocument read(Path file) throws ProblemException {
        Faults faults = new Faults(TextFile.nameOf(file));
        return read(TextFile.read(file, JsonReader.MOST_CHARACTERS), faults);
    }

    /// Saves a project file so that a crash at any moment leaves either the old or the new one.
    public static void save(GraphDocument document, Path file) throws ProblemException {
        TextFile.replace(file, write(document));
    }

    private static GraphDocument read(String text, Faults faults) throws ProblemException {
        Fields file = Header.open(text, FORMAT, VERSION, faults);
        GraphDocument drawing = new BlockCodec(faults).read(file);
        Fields data = file.object("data");
        DataSettings dataSettings = ParamCodec.read(DataSettings.KIND, data, faults);
        data.end();
        Fields training = file.object("training");
        TrainingSettings trainingSettings = ParamCodec.read(TrainingSettings.KIND, training, faults);
        training.end();
        List<HiddenWarning> hidden = new HiddenCodec(faults).read(file, drawing.network());
        file.end();
        return drawing.withSettings(new ProjectSettings(dataSettings, trainingSettings, hidden));
    }
}
