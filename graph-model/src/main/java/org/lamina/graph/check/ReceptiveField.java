package org.lamina.graph.check;

/// Which part of the input image one cell of a feature map sees, after Araujo, Norris and Sim, "Computing Receptive
/// Fields of Convolutional Neural Networks" (Distill, 2019).
public record ReceptiveField(Axis height, Axis width) {
    /// One cell of the image itself.
    static final ReceptiveField PIXEL = new ReceptiveField(new Axis(1, 1, 0), new Axis(1, 1, 0));

    /// Along one axis, in pixels.
    ///
    /// @param jump from one cell to the next
    /// @param start the first pixel that cell 0 sees; below 0 where it sees padding
    public record Axis(long size, long jump, long start) {
        /// What a cell behind a window sees.
        ///
        /// @param extent of the window, dilation included
        /// @param padded cells before the first
        Axis through(long extent, long stride, long padded) {
            return new Axis(size + (extent - 1) * jump, jump * stride, start - padded * jump);
        }

        /// What a cell sees that reads the same cell of two maps with equal jumps.
        Axis and(Axis other) {
            long first = Math.min(start, other.start);
            return new Axis(Math.max(start + size, other.start + other.size) - first, jump, first);
        }

        /// The first pixel that a cell sees, within the image.
        public long first(long cell) {
            return Math.max(0, start + cell * jump);
        }

        /// One more than the last pixel that a cell sees, within an image of this length.
        public long end(long cell, long length) {
            return Math.min(length, start + cell * jump + size);
        }
    }
}
