package org.lamina.graph.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamina.graph.problem.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON text from strangers: what is deeper, longer or more than a project can need is refused early.
final class JsonReader {
    /// Characters of a whole text.
    static final int MOST_CHARACTERS = 16 * 1024 * 1024;

    static final int DEEPEST = 40;
    static final int LONGEST_TEXT = 20_000;
    static final int MOST_VALUES = 1_000_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(200)
                    .maxNumberLength(100)
                    .maxTokenCount(2L * MOST_VALUES)
                    .build())
            .build();

    private final Faults faults;
    private int values;

    private JsonReader(Faults faults) {
        this.faults = faults;
    }

    /// The one value that the text consists of.
    static Json read(String text, Faults faults) throws ProblemException {
        if (text.length() > MOST_CHARACTERS) {
            throw faults.at(0, "file.too-large", text.length(), MOST_CHARACTERS);
        }
        if (text.isBlank()) {
            throw faults.at(0, "file.empty");
        }
        JsonReader reader = new JsonReader(faults);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return reader.whole(parser);
        } catch (JacksonException e) {
            throw faults.at(line(e), "file.not-json");
        }
    }

    private Json whole(JsonParser parser) throws ProblemException {
        try {
            Json value = value(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw faults.at(line(parser), "file.more-text");
            }
            return value;
        } catch (StreamConstraintsException _) { // it does not know its line itself
            throw faults.at(parser.currentLocation().getLineNr(), "file.beyond-limits");
        }
    }

    private Json value(JsonParser parser, JsonToken token) throws ProblemException {
        int line = line(parser);
        values++;
        if (values > MOST_VALUES) {
            throw faults.at(line, "file.beyond-limits");
        }
        return switch (token) {
            case START_OBJECT -> object(parser, line);
            case START_ARRAY -> array(parser, line);
            case VALUE_STRING -> new Json.Text(line, parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(line, parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> new Json.Flag(line, token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> new Json.Nothing(line);
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw faults.at(line, "file.not-json");
        };
    }

    private Json object(JsonParser parser, int line) throws ProblemException {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            int at = line(parser);
            if (members.put(name, value(parser, parser.nextToken())) != null) {
                throw faults.at(at, "file.duplicate-field", name);
            }
        }
        return new Json.Obj(line, members);
    }

    private Json array(JsonParser parser, int line) throws ProblemException {
        List<Json> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token));
        }
        return new Json.Arr(line, items);
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private static int line(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null ? 0 : Math.max(0, location.getLineNr());
    }
}
