package org.lamina.runtime.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads a UTF-8 file line by line within bounds.
final class TextLines {

    private static final int MAX_LINES = 1_000_000;
    private static final int MAX_LINE_LENGTH = 100_000;
    private static final long MAX_CHARACTERS = 200_000_000;

    private TextLines() {}

    interface Consumer {
        /// Lines count from one.
        void accept(int line, String text) throws BadDataException;
    }

    static void read(DataFiles files, String file, Consumer consumer) throws BadDataException {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(files.open(file), StandardCharsets.UTF_8.newDecoder()))) {
            long total = 0;
            StringBuilder line = new StringBuilder();
            int number = 1;
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (++total > MAX_CHARACTERS) {
                    throw BadDataException.tooLarge(file, "characters", total, MAX_CHARACTERS);
                }
                if (c != '\n') {
                    if (line.length() == MAX_LINE_LENGTH) {
                        throw BadDataException.badLine(file, number, "at most " + MAX_LINE_LENGTH + " characters");
                    }
                    if (c != '\r') {
                        line.append((char) c);
                    }
                    continue;
                }
                if (number > MAX_LINES) {
                    throw BadDataException.tooLarge(file, "lines", number, MAX_LINES);
                }
                consumer.accept(number, line.toString());
                number++;
                line.setLength(0);
            }
            if (!line.isEmpty()) {
                consumer.accept(number, line.toString());
            }
        } catch (CharacterCodingException _) {
            throw BadDataException.wrongFormat(file, "UTF-8 text");
        } catch (IOException _) {
            throw BadDataException.missing(file);
        }
    }
}
