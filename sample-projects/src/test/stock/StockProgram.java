import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// A program that knows Deeplearning4j and not Lamina: `StockProgram MODEL INPUTS OUTPUTS` opens a trained network and
/// writes what it answers to one sample. It is run from its source, with a class path without Lamina.
public class StockProgram {
    public static void main(String[] args) throws IOException {
        ComputationGraph network = ModelSerializer.restoreComputationGraph(new File(args[0]), true);
        INDArray[] outputs = network.output(read(Path.of(args[1])));
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(Path.of(args[2])))) {
            out.writeInt(outputs.length);
            for (INDArray output : outputs) {
                float[] values = output.dup('c').data().asFloat();
                out.writeInt(values.length);
                for (float value : values) {
                    out.writeFloat(value);
                }
            }
        }
    }

    private static INDArray[] read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            INDArray[] inputs = new INDArray[in.readInt()];
            for (int i = 0; i < inputs.length; i++) {
                int[] shape = new int[in.readInt() + 1];
                shape[0] = 1;
                int count = 1;
                for (int d = 1; d < shape.length; d++) {
                    shape[d] = in.readInt();
                    count *= shape[d];
                }
                float[] values = new float[count];
                for (int v = 0; v < count; v++) {
                    values[v] = in.readFloat();
                }
                inputs[i] = Nd4j.create(values, shape, 'c');
            }
            return inputs;
        }
    }
}
