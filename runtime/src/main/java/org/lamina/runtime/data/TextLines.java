package org.lamina.runtime.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.lamina.graph.problem.ProblemException;

/// Reads a UTF-8 file line by line within bounds.
final class TextLines {

    private static final int MAX_LINES = 1_000_000;
    private static final int MAX_LINE_LENGTH = 100_000;
    private static final long MAX_CHARACTERS = 200_000_000;

    private TextLines() {}

    interface Consumer {
        /// Lines count from one.
        void accept(int line, String text) throws ProblemException;
    }

    static void read(DataFiles files, String file, Consumer consumer) throws ProblemException {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(files.open(file), StandardCharsets.UTF_8.newDecoder()))) {
            long total = 0;
            StringBuilder line = new StringBuilder();
            int number = 1;
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (++total > MAX_CHARACTERS) {
                    throw DataTrouble.tooLarge(file, "characters", total, MAX_CHARACTERS);
                }
                if (c != '\n') {
                    if (line.length() == MAX_LINE_LENGTH) {
                        throw DataTrouble.lineTooLong(file, number, MAX_LINE_LENGTH);
                    }
                    if (c != '\r') {
                        line.append((char) c);
                    }
                    continue;
                }
                if (number > MAX_LINES) {
                    throw DataTrouble.tooLarge(file, "lines", number, MAX_LINES);
                }
                consumer.accept(number, line.toString());
                number++;
                line.setLength(0);
            }
            if (!line.isEmpty()) {
                consumer.accept(number, line.toString());
            }
        } catch (CharacterCodingException _) {
            throw DataTrouble.notText(file);
        } catch (IOException _) {
            throw DataTrouble.missing(file);
        }
    }
}
