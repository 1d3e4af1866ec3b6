package org.lamina.graph.shape;

/// The shape of one sample as it flows through a connection. The batch dimension B is always in front and never stored.
public sealed interface Shape {
    /// A plain vector of `features` values: `[B, F]`.
    record Vector(int features) implements Shape {
        @Override
        public long elements() {
            return features;
        }

        @Override
        public String label() {
            return Integer.toString(features);
        }

        @Override
        public String letters() {
            return "[B, F=" + features + "]";
        }
    }

    /// Planes of `height` by `width`, channels first as the engine stores them: `[B, C, H, W]`.
    record Image(int channels, int height, int width) implements Shape {
        @Override
        public long elements() {
            return (long) channels * height * width;
        }

        @Override
        public String label() {
            return "C" + channels + " H" + height + " W" + width;
        }

        @Override
        public String letters() {
            return "[B, C=" + channels + ", H=" + height + ", W=" + width + "]";
        }
    }

    /// Blocks of `depth` planes of `height` by `width`, channels first as the engine stores them: `[B, C, D, H, W]`.
    record Volume(int channels, int depth, int height, int width) implements Shape {
        @Override
        public long elements() {
            return (long) channels * depth * height * width;
        }

        @Override
        public String label() {
            return "C" + channels + " D" + depth + " H" + height + " W" + width;
        }

        @Override
        public String letters() {
            return "[B, C=" + channels + ", D=" + depth + ", H=" + height + ", W=" + width + "]";
        }
    }

    /// `length` steps of `features` values each, features first as the engine stores them: `[B, F, T]`.
    record Sequence(int features, int length) implements Shape {
        @Override
        public long elements() {
            return (long) features * length;
        }

        @Override
        public String label() {
            return "F" + features + " T" + length;
        }

        @Override
        public String letters() {
            return "[B, F=" + features + ", T=" + length + "]";
        }
    }

    /// `length` whole numbers from 0 to `vocabulary - 1`: `[B, T]`. Only an embedding reads them.
    record Tokens(int vocabulary, int length) implements Shape {
        @Override
        public long elements() {
            return length;
        }

        @Override
        public String label() {
            return "T" + length + " V" + vocabulary;
        }

        @Override
        public String letters() {
            return "[B, T=" + length + "]";
        }
    }

    /// How many values one sample has.
    long elements();

    /// The short form on a connection: `C32 H26 W26`.
    String label();

    /// The full form with letters: `[B, C=32, H=26, W=26]`.
    String letters();
}
