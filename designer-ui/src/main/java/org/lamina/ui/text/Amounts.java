package org.lamina.ui.text;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/// Large numbers for people: `2.5 M`, `46 MB`, in the form of the chosen language.
public final class Amounts {
    private static final List<String> PREFIXES = List.of("", "k", "M", "G", "T", "P");

    private Amounts() {}

    /// A number of bytes in the nearest decimal unit: `5.5 MB`.
    public static String bytes(long bytes, Locale locale) {
        return scaled(bytes, locale) + "B";
    }

    /// A count, exact below ten thousand: `9,216`, `2.5 M`.
    public static String count(long count, Locale locale) {
        return Math.abs(count) < 10_000
                ? NumberFormat.getIntegerInstance(locale).format(count)
                : scaled(count, locale).stripTrailing();
    }

    private static String scaled(double value, Locale locale) {
        double rest = value;
        int step = 0;
        while (Math.abs(rest) >= 999.5 && step < PREFIXES.size() - 1) {
            rest /= 1000;
            step++;
        }
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(step > 0 && Math.abs(rest) < 99.95 ? 1 : 0);
        return format.format(rest) + "\u00a0" + PREFIXES.get(step);
    }
}
