package org.lamina.ui.text;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Short spellings of numbers for axes and read-outs, in the reader's locale.
public final class Numbers {

    private Numbers() {}

    /// A number with four significant digits; very small and very large ones in powers of ten.
    public static String readout(double value, Locale locale) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "+∞" : "−∞";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-4 || size >= 1e7)) {
            return spell(value, "0.###E0", locale);
        }
        int digits = size == 0 ? 1 : (int) Math.floor(Math.log10(size)) + 1;
        int decimals = Math.clamp(4L - digits, 0, 8);
        return spell(value, decimals == 0 ? "#,##0" : "#,##0." + "#".repeat(decimals), locale);
    }

    /// A number with two decimals, or two significant digits where that says more; for cells of grids.
    public static String brief(double value, Locale locale) {
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return readout(value, locale);
        }
        if (size != 0 && (size < 0.005 || size >= 1e4)) {
            return spell(value, "0.#E0", locale);
        }
        return spell(value, size >= 100 ? "0" : size >= 10 ? "0.0" : "0.00", locale);
    }

    /// A number on an axis whose marks are `step` apart.
    public static String tick(double value, double step, Locale locale) {
        double size = Math.abs(value);
        if (size >= 1e6 && size < 1e12) {
            return tick(value / 1e6, step / 1e6, locale) + "M";
        }
        if (size >= 1e4 && size < 1e6) {
            return tick(value / 1e3, step / 1e3, locale) + "k";
        }
        if (size >= 1e12 || (size != 0 && size < 1e-4)) {
            return spell(value, "0.##E0", locale);
        }
        int decimals = Math.clamp((int) Math.ceil(-Math.log10(step) - 1e-9), 0, 12);
        return spell(value, decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals), locale);
    }

    private static String spell(double value, String pattern, Locale locale) {
        String text = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(locale)).format(value);
        return text.replace('E', 'e').replace('-', '−').replace("e−", "e-");
    }
}
