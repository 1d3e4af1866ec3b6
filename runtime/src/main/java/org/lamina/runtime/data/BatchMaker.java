package org.lamina.runtime.data;

import org.lamina.graph.shape.Shape;

/// Makes batches of a dataset for the input and output nodes of a network. Safe on any thread.
public final class BatchMaker {

    private final Dataset data;
    private final int[] inputColumns;
    private final int[] targetColumns;

    public BatchMaker(Dataset data, int[] inputColumns, int[] targetColumns) {
        this.data = data;
        this.inputColumns = inputColumns;
        this.targetColumns = targetColumns;
    }

    public Batch make(int[] samples) {
        float[][] inputs = new float[inputColumns.length][];
        for (int i = 0; i < inputs.length; i++) {
            int width = Math.toIntExact(data.shape(inputColumns[i]).elements());
            inputs[i] = new float[Math.multiplyExact(samples.length, width)];
            for (int s = 0; s < samples.length; s++) {
                data.input(samples[s], inputColumns[i], inputs[i], s * width);
            }
        }
        float[][] targets = new float[targetColumns.length][];
        for (int i = 0; i < targets.length; i++) {
            int width = Math.toIntExact(targetShape(i).elements());
            targets[i] = new float[Math.multiplyExact(samples.length, width)];
            for (int s = 0; s < samples.length; s++) {
                data.target(samples[s], targetColumns[i], targets[i], s * width);
            }
        }
        return new Batch(samples, inputs, targets);
    }

    /// How many numbers a sample has, inputs and answers together.
    public long width() {
        long width = 0;
        for (int column : inputColumns) {
            width += data.shape(column).elements();
        }
        for (int output = 0; output < targetColumns.length; output++) {
            width += targetShape(output).elements();
        }
        return width;
    }

    /// The shape of the answer that the output node of this number learns.
    public Shape targetShape(int output) {
        return data.signature().targets().get(targetColumns[output]).shape();
    }
}
