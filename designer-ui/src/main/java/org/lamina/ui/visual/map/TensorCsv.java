package org.lamina.ui.visual.map;

import java.util.List;
import java.util.function.Predicate;
import org.lamina.graph.run.Tensor;

/// Writes tensors as comma separated values, one number per line with its indices, exactly as the tensor has them.
public final class TensorCsv {

    /// Stands in place of a number at a step that is padding.
    public static final String PADDING = "padding";

    private TensorCsv() {}

    /// @param dimensions the names of the index columns, as many as the tensor has dimensions
    public static String of(Tensor tensor, List<String> dimensions) {
        return of(tensor, dimensions, _ -> false);
    }

    /// @param isPadding tells by the indices for which numbers a word stands, because they mean nothing
    public static String of(Tensor tensor, List<String> dimensions, Predicate<int[]> isPadding) {
        StringBuilder csv = new StringBuilder();
        for (int d = 0; d < tensor.rank(); d++) {
            csv.append(d < dimensions.size() ? dimensions.get(d) : "index" + d).append(',');
        }
        csv.append("value\n");
        int[] index = new int[tensor.rank()];
        for (float value : tensor.values()) {
            for (int i : index) {
                csv.append(i).append(',');
            }
            csv.append(isPadding.test(index) ? PADDING : Float.toString(value)).append('\n');
            advance(index, tensor);
        }
        return csv.toString();
    }

    /// A cell of a line: quoted where it must be.
    public static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static void advance(int[] index, Tensor tensor) {
        for (int d = index.length - 1; d >= 0; d--) {
            if (++index[d] < tensor.size(d)) {
                return;
            }
            index[d] = 0;
        }
    }
}
