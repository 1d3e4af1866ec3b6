package org.lamina.runtime.engine;

/// Windows that slide over images `[B, C, H, W]`, each place with weights of its own.
///
/// @param top how many rows of the first window lie above the image
/// @param left how many columns of the first window lie before the image
record LocalWindows(Plane in, Plane out, Step kernel, Step stride, int top, int left) {

    /// Channels of `height` by `width`.
    record Plane(int channels, int height, int width) {
        int places() {
            return height * width;
        }

        int elements() {
            return channels * places();
        }
    }

    record Step(int down, int right) {}

    /// One value that a window reads: where it is in a sample, and where its weights begin, one for each filter.
    private interface Reader {
        void read(int place, int value, int weights);
    }

    /// The values in one window.
    int reads() {
        return in.channels * kernel.down * kernel.right;
    }

    /// @param biases for each output value, or none
    double[] forward(double[] x, double[] weights, double[] biases) {
        int batch = x.length / in.elements();
        double[] y = new double[batch * out.elements()];
        for (int i = 0; biases.length > 0 && i < y.length; i++) {
            y[i] = biases[i % biases.length];
        }
        read((place, value, from) -> {
            for (int sample = 0; sample < batch; sample++) {
                double read = x[sample * in.elements() + value];
                int to = sample * out.elements() + place;
                for (int filter = 0; filter < out.channels; filter++) {
                    y[to + filter * out.places()] += read * weights[from + filter];
                }
            }
        });
        return y;
    }

    /// The gradient of the input; that of the weights is added to `gradient`.
    double[] backward(double[] x, double[] dy, double[] weights, double[] gradient) {
        int batch = x.length / in.elements();
        double[] dx = new double[x.length];
        read((place, value, from) -> {
            for (int sample = 0; sample < batch; sample++) {
                int at = sample * in.elements() + value;
                int to = sample * out.elements() + place;
                for (int filter = 0; filter < out.channels; filter++) {
                    double delta = dy[to + filter * out.places()];
                    gradient[from + filter] += x[at] * delta;
                    dx[at] += weights[from + filter] * delta;
                }
            }
        });
        return dx;
    }

    private void read(Reader reader) {
        int weights = 0;
        for (int place = 0; place < out.places(); place++) {
            int firstRow = place / out.width * stride.down - top;
            int firstColumn = place % out.width * stride.right - left;
            for (int i = 0; i < reads(); i++) {
                int row = firstRow + i / kernel.right % kernel.down;
                int column = firstColumn + i % kernel.right;
                if (row >= 0 && row < in.height && column >= 0 && column < in.width) {
                    int channel = i / (kernel.down * kernel.right);
                    reader.read(place, channel * in.places() + row * in.width + column, weights);
                }
                weights += out.channels;
            }
        }
    }
}
