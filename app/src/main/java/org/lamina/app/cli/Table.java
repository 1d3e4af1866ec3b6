package org.lamina.app.cli;

import java.util.ArrayList;
import java.util.List;

/// Columns of text for a terminal, where Chinese characters take two cells.
final class Table {
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();
    private final boolean[] right;

    /// @param right which columns are aligned to the right
    Table(boolean... right) {
        this.right = right;
    }

    void row(String... cells) {
        rows.add(cells);
    }

    /// The rows as lines, without trailing spaces.
    List<String> lines() {
        int[] widths = new int[right.length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], cells(row[i]));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String padding = " ".repeat(widths[i] - cells(row[i]));
            line.append(i == 0 ? "" : GAP).append(right[i] ? padding + row[i] : row[i] + padding);
        }
        return line.toString().stripTrailing();
    }

    private static int cells(String text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    private static boolean isWide(int c) {
        return c >= 0x1100
                && (c <= 0x115F || c >= 0x2E80 && c <= 0xFFDC && !(c >= 0xD7A4 && c < 0xF900) || c >= 0x20000);
    }
}
