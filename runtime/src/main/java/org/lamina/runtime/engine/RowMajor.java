package org.lamina.runtime.engine;

import java.lang.ref.Reference;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Copies engine arrays to plain Java arrays in row-major order and back, at memory speed.
///
/// Only float and double arrays are understood; both become `double[]`, so that one kernel serves training and
/// gradient checks alike.
public final class RowMajor {

    private static final int TILE = 4096;

    /// The bits of a float without its sign, which order floats by magnitude; from this one on they are not finite.
    private static final int MAGNITUDE = 0x7fffffff;

    private static final int INFINITE = 0x7f800000;

    private RowMajor() {}

    /// All values of `array`, the last dimension running fastest.
    public static double[] read(INDArray array) {
        INDArray plain = plain(array);
        int n = Math.toIntExact(plain.length());
        double[] values = new double[n];
        if (plain.dataType() == DataType.DOUBLE) {
            new DoublePointer(start(plain)).get(values, 0, n);
            release(plain, array);
            return values;
        }
        float[] narrow = new float[n];
        new FloatPointer(start(plain)).get(narrow, 0, n);
        release(plain, array);
        for (int i = 0; i < n; i++) {
            values[i] = narrow[i];
        }
        return values;
    }

    /// The values of each part along the first dimension.
    public static double[][] readRows(INDArray array) {
        double[] values = read(array);
        double[][] rows = new double[(int) array.size(0)][values.length / (int) array.size(0)];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, i * rows[i].length, rows[i], 0, rows[i].length);
        }
        return rows;
    }

    /// All values of `array` as floats, the last dimension running fastest.
    public static float[] readFloats(INDArray array) {
        if (array.dataType() != DataType.FLOAT) {
            return array.dup('c').castTo(DataType.FLOAT).data().asFloat();
        }
        INDArray plain = plain(array);
        float[] values = new float[Math.toIntExact(plain.length())];
        new FloatPointer(start(plain)).get(values, 0, values.length);
        release(plain, array);
        return values;
    }

    /// Reads as many floats as `to` holds, into one array after the other.
    public static void readFloats(INDArray array, float[]... to) {
        INDArray plain = plain(array);
        long count = count(to);
        if (plain.length() != count || plain.dataType() != DataType.FLOAT) {
            throw new IllegalArgumentException("Cannot read " + count + " floats from " + array.shapeInfoToString());
        }
        FloatPointer from = new FloatPointer(start(plain));
        for (float[] part : to) {
            from.get(part, 0, part.length);
            from.position(from.position() + part.length);
        }
        release(plain, array);
    }

    /// Fills `target`, which must be in row-major order without gaps.
    public static void write(double[] values, INDArray target) {
        if (!isPlain(target) || target.length() != values.length) {
            throw new IllegalArgumentException(
                    "Cannot write " + values.length + " values into " + target.shapeInfoToString());
        }
        if (target.dataType() == DataType.DOUBLE) {
            new DoublePointer(start(target)).put(values, 0, values.length);
            Reference.reachabilityFence(target);
            return;
        }
        float[] narrow = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrow[i] = (float) values[i];
        }
        new FloatPointer(start(target)).put(narrow, 0, narrow.length);
        Reference.reachabilityFence(target);
    }

    /// Fills a float array, which must be in row-major order without gaps.
    public static void writeFloats(float[] values, INDArray target) {
        writeFloats(new float[][] {values}, target);
    }

    /// As [#writeFloats(float[], INDArray)], with one array after the other.
    public static void writeFloats(float[][] values, INDArray target) {
        long count = count(values);
        if (!isPlain(target) || target.length() != count || target.dataType() != DataType.FLOAT) {
            throw new IllegalArgumentException("Cannot write " + count + " floats into " + target.shapeInfoToString());
        }
        FloatPointer to = new FloatPointer(start(target));
        for (float[] part : values) {
            to.put(part, 0, part.length);
            to.position(to.position() + part.length);
        }
        Reference.reachabilityFence(target);
    }

    private static long count(float[][] parts) {
        long count = 0;
        for (float[] part : parts) {
            count += part.length;
        }
        return count;
    }

    /// Whether no value of a float array is infinite or not a number.
    public static boolean isFinite(INDArray array) {
        INDArray plain = plain(array);
        IntPointer bits = new IntPointer(start(plain));
        int[] tile = new int[(int) Math.min(TILE, plain.length())];
        int largest = 0;
        for (long at = 0; at < plain.length(); at += tile.length) {
            int count = (int) Math.min(tile.length, plain.length() - at);
            bits.position(at).get(tile, 0, count);
            for (int i = 0; i < count; i++) {
                largest = Math.max(largest, tile[i] & MAGNITUDE);
            }
        }
        release(plain, array);
        return largest < INFINITE;
    }

    private static INDArray plain(INDArray array) {
        if (array.dataType() != DataType.FLOAT && array.dataType() != DataType.DOUBLE) {
            throw new IllegalArgumentException("Neither float nor double: " + array.dataType());
        }
        return isPlain(array) ? array : array.dup('c');
    }

    /// Keeps what was read reachable until here, and frees it where it is a copy: Java's collector would see only its
    /// small handle.
    private static void release(INDArray plain, INDArray array) {
        Reference.reachabilityFence(plain);
        if (plain != array && plain.closeable()) {
            plain.close();
        }
    }

    /// The strides are checked themselves: the order flag of a view says nothing about gaps.
    private static boolean isPlain(INDArray array) {
        long expected = 1;
        for (int d = array.rank() - 1; d >= 0; d--) {
            if (array.size(d) != 1 && array.stride(d) != expected) {
                return false;
            }
            expected *= array.size(d);
        }
        return true;
    }

    /// The buffer's own address leaves out the offset of a view. The array must stay reachable while this is used:
    /// its memory goes when it goes.
    private static Pointer start(INDArray array) {
        long bytes = (array.dataType() == DataType.DOUBLE ? 8L : 4L) * array.offset();
        return new Start(array.data().address() + bytes);
    }

    private static final class Start extends Pointer {
        Start(long at) {
            address = at;
        }
    }
}
