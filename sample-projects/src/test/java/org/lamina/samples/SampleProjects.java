package org.lamina.samples;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamina.graph.BlockDefinition;
import org.lamina.graph.GraphDocument;
import org.lamina.graph.edit.Fragment;
import org.lamina.graph.formula.Formula;
import org.lamina.graph.kind.Boxes;
import org.lamina.graph.kind.Size;
import org.lamina.graph.layer.Activate;
import org.lamina.graph.layer.Activation;
import org.lamina.graph.layer.Add;
import org.lamina.graph.layer.BatchNorm;
import org.lamina.graph.layer.BlockInput;
import org.lamina.graph.layer.BlockOutput;
import org.lamina.graph.layer.BlockUse;
import org.lamina.graph.layer.Concatenate;
import org.lamina.graph.layer.Conv2d;
import org.lamina.graph.layer.CrossAttention;
import org.lamina.graph.layer.Dense;
import org.lamina.graph.layer.Dropout;
import org.lamina.graph.layer.Embedding;
import org.lamina.graph.layer.Expression;
import org.lamina.graph.layer.Flatten;
import org.lamina.graph.layer.Gru;
import org.lamina.graph.layer.ImageInput;
import org.lamina.graph.layer.LastStep;
import org.lamina.graph.layer.LayerNorm;
import org.lamina.graph.layer.LayerSpec;
import org.lamina.graph.layer.Lstm;
import org.lamina.graph.layer.Output;
import org.lamina.graph.layer.Padding;
import org.lamina.graph.layer.Pool2d;
import org.lamina.graph.layer.PositionalEncoding;
import org.lamina.graph.layer.SelfAttention;
import org.lamina.graph.layer.TokenInput;
import org.lamina.graph.layer.TransposedConv2d;
import org.lamina.graph.layer.VectorInput;
import org.lamina.graph.layer.YoloOutput;
import org.lamina.graph.settings.DataSettings;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.Learned;
import org.lamina.graph.settings.Losses;
import org.lamina.graph.settings.OptimizerSpec;
import org.lamina.graph.settings.ProjectSettings;
import org.lamina.graph.settings.ScheduleSpec;
import org.lamina.graph.settings.TrainingSettings;
import org.lamina.graph.shape.Shape;
import org.lamina.samples.template.BlockCatalog;

/// What the bundled projects hold, written down as code. [SampleFiles] writes them; a test compares.
final class SampleProjects {
    private SampleProjects() {}

    static Map<String, GraphDocument> all() {
        Map<String, GraphDocument> all = new LinkedHashMap<>();
        all.put("spiral-mlp", spiralMlp());
        all.put("mnist-mlp", mnistMlp());
        all.put("mnist-lenet", mnistLenet());
        all.put("mnist-autoencoder", mnistAutoencoder());
        all.put("fashion-cnn", fashionCnn());
        all.put("two-inputs", twoInputs());
        all.put("poems-lstm", poemsLstm());
        all.put("reverse-attention", reverseAttention());
        all.put("reverse-seq2seq", reverseSeq2seq());
        all.put("pairs-siamese", pairsSiamese());
        all.put("scenes-unet", scenesUnet());
        all.put("scenes-yolo", scenesYolo());
        return all;
    }

    private static GraphDocument spiralMlp() {
        return new Drawing()
                .winding(
                        4,
                        List.of(
                                entry("point", new VectorInput(2)),
                                entry("dense1", new Dense(32, Activation.TANH)),
                                entry("dense2", new Dense(32, Activation.TANH)),
                                entry("output", softmax(3))))
                .with(settings(new DataSpec.Points(DataSpec.Points.Pattern.SPIRAL), 2000, 16, 1e-4));
    }

    private static GraphDocument mnistMlp() {
        return new Drawing()
                .winding(
                        3,
                        List.of(
                                entry("image", new ImageInput(1, 28, 28)),
                                entry("flatten", new Flatten()),
                                entry("dense1", new Dense(512, Activation.RELU)),
                                entry("dense2", new Dense(256, Activation.RELU)),
                                entry("output", softmax(10))))
                .with(settings(new DataSpec.Mnist(), 3, 64, 1e-3));
    }

    private static GraphDocument mnistLenet() {
        return new Drawing()
                .winding(
                        4,
                        List.of(
                                entry("image", new ImageInput(1, 28, 28)),
                                entry("conv1", convolution(32, Padding.VALID, Activation.RELU)),
                                entry("pool1", Pool2d.MAX.defaults()),
                                entry("conv2", convolution(64, Padding.VALID, Activation.RELU)),
                                entry("pool2", Pool2d.MAX.defaults()),
                                entry("flatten", new Flatten()),
                                entry("dense1", new Dense(64, Activation.RELU)),
                                entry("output", softmax(10))))
                .with(settings(new DataSpec.Mnist(), 3, 64, 1e-3));
    }

    /// Only 16 numbers of each digit get through.
    private static GraphDocument mnistAutoencoder() {
        ProjectSettings settings = settings(new DataSpec.Mnist(), 4, 128, 2e-3);
        return new Drawing()
                .winding(
                        3,
                        List.of(
                                entry("image", new ImageInput(1, 28, 28)),
                                entry("flatten", new Flatten()),
                                entry("encode", new Dense(128, Activation.RELU)),
                                entry("code", new Dense(16, Activation.RELU)),
                                entry("decode", new Dense(128, Activation.RELU)),
                                entry("pixels", new Output(784, Losses.SIGMOID_CROSS_ENTROPY))))
                .with(settings.withData(settings.data().withTarget(Learned.INPUT)));
    }

    private static GraphDocument fashionCnn() {
        List<Map.Entry<String, LayerSpec>> layers = new ArrayList<>();
        layers.add(entry("image", new ImageInput(1, 28, 28)));
        layers.addAll(block(1, 32));
        layers.addAll(block(2, 64));
        layers.add(entry("flatten", new Flatten()));
        layers.add(entry("dense1", new Dense(128, Activation.RELU)));
        layers.add(entry("drop3", new Dropout(0.3)));
        layers.add(entry("output", softmax(10)));
        return new Drawing().winding(4, layers).with(cooling(settings(new DataSpec.FashionMnist(), 10, 64, 2e-3)));
    }

    /// With pooling and dropout behind it.
    private static List<Map.Entry<String, LayerSpec>> block(int number, int filters) {
        List<Map.Entry<String, LayerSpec>> layers = new ArrayList<>(normalised(number, filters));
        layers.add(entry("pool" + number, Pool2d.MAX.defaults()));
        layers.add(entry("drop" + number, new Dropout(0.1)));
        return layers;
    }

    /// Convolution, batch normalisation and ReLU.
    private static List<Map.Entry<String, LayerSpec>> normalised(int number, int filters) {
        return List.of(
                entry("conv" + number, convolution(filters, Padding.SAME, Activation.IDENTITY)),
                entry("norm" + number, BatchNorm.KIND.defaults()),
                entry("relu" + number, new Activate(Activation.RELU)));
    }

    private static GraphDocument twoInputs() {
        return new Drawing()
                .node(0, 0, "upper", new ImageInput(1, 14, 28))
                .node(0, 1, "lower", new ImageInput(1, 14, 28))
                .chain(1, 0, "upper", half(1))
                .chain(1, 1, "lower", half(2))
                .node(4, 0.5, "both", new Concatenate(), "flatten1", "flatten2")
                .node(4, 2.5, "dense1", new Dense(64, Activation.RELU), "both")
                .node(3, 2, "digit", softmax(10), "dense1")
                .node(3, 3, "odd", new Output(1, Losses.SIGMOID_CROSS_ENTROPY), "dense1")
                .with(settings(new DataSpec.MnistHalves(), 2, 64, 1e-3));
    }

    private static List<Map.Entry<String, LayerSpec>> half(int number) {
        return List.of(
                entry("conv" + number, convolution(16, Padding.SAME, Activation.RELU)),
                entry("pool" + number, Pool2d.MAX.defaults()),
                entry("flatten" + number, new Flatten()));
    }

    /// Both images go through one block with the same weights; what counts is how far apart its answers are.
    private static GraphDocument pairsSiamese() {
        BlockDefinition features = new Drawing()
                .winding(
                        4,
                        List.of(
                                entry("in", new BlockInput()),
                                entry("conv1", convolution(16, Padding.SAME, Activation.RELU)),
                                entry("pool1", Pool2d.MAX.defaults()),
                                entry("conv2", convolution(32, Padding.SAME, Activation.RELU)),
                                entry("pool2", Pool2d.MAX.defaults()),
                                entry("flatten", new Flatten()),
                                entry("dense1", new Dense(64, Activation.RELU)),
                                entry("out", new BlockOutput())))
                .asBlock("features");
        BlockUse use = new BlockUse(features.id(), 1).withShared(true);
        return new Drawing()
                .knowing(List.of(features))
                .node(0, 0, "left", new ImageInput(1, 28, 28))
                .node(0, 1, "right", new ImageInput(1, 28, 28))
                .block(1, 0, "features1", use, "left")
                .block(1, 1, "features2", use, "right")
                .node(2, 0.5, "distance", new Expression(Formula.of("abs(x - y)")), "features1", "features2")
                .node(3, 0.5, "dense2", new Dense(32, Activation.RELU), "distance")
                .node(4, 0.5, "same", new Output(1, Losses.SIGMOID_CROSS_ENTROPY), "dense2")
                .with(cooling(settings(new DataSpec.MnistPairs(20_000), 6, 32, 2e-3)));
    }

    /// The first level is drawn, the one below is the bundled block.
    private static GraphDocument scenesUnet() {
        int filters = 16;
        DataSpec.DigitScenes scenes = new DataSpec.DigitScenes(40, 3000);
        Fragment level = BlockCatalog.ALL.stream()
                .filter(block -> block.name().equals("u-net-level"))
                .findFirst()
                .flatMap(block -> block.fitting(new Shape.Image(2 * filters, scenes.size() / 2, scenes.size() / 2)))
                .orElseThrow();
        TransposedConv2d up = new TransposedConv2d(filters, Size.of(2), Size.of(2), Padding.SAME, Activation.IDENTITY);
        return new Drawing()
                .node(0, 0, "image", new ImageInput(1, scenes.size(), scenes.size()))
                .node(1, 0, "conv1", convolution(filters, Padding.SAME, Activation.RELU), "image")
                .node(2, 0, "conv2", convolution(filters, Padding.SAME, Activation.RELU), "conv1")
                .node(2, 1, "pool", Pool2d.MAX.defaults(), "conv2")
                .node(2, 2, "conv3", convolution(2 * filters, Padding.SAME, Activation.RELU), "pool")
                .knowing(level.blocks())
                .block(3, 2, "level2", new BlockUse(level.blocks().getLast().id(), 1), "conv3")
                .node(3, 1, "up", up, "level2")
                .node(3, 0, "both", new Concatenate(), "conv2", "up")
                .node(4, 0, "conv4", convolution(filters, Padding.SAME, Activation.RELU), "both")
                .node(4, 1, "conv5", convolution(filters, Padding.SAME, Activation.RELU), "conv4")
                .node(4, 2, "pixels", softmax(11), "conv5")
                .with(cooling(settings(scenes, 8, 8, 3e-3)));
    }

    /// Three halvings make a grid of 7 x 7 places; digits are 20 pixels high, which are 2.5 places.
    private static GraphDocument scenesYolo() {
        DataSpec.DigitScenes scenes = new DataSpec.DigitScenes(56, 3000, DataSpec.DigitScenes.SceneTarget.BOXES);
        YoloOutput boxes = YoloOutput.KIND.defaults().withBoxes(Boxes.of(1, 2.5, 2.2, 2.5));
        List<Map.Entry<String, LayerSpec>> layers = new ArrayList<>();
        layers.add(entry("image", new ImageInput(1, scenes.size(), scenes.size())));
        for (int number = 1; number <= 3; number++) {
            layers.addAll(normalised(number, 8 << number));
            layers.add(entry("pool" + number, Pool2d.MAX.defaults()));
        }
        layers.addAll(normalised(4, 64));
        Conv2d sums = convolution(boxes.channels(), Padding.SAME, Activation.IDENTITY);
        layers.add(entry("sums", sums.withKernel(Size.of(1))));
        layers.add(entry("boxes", boxes));
        return new Drawing().winding(4, layers).with(cooling(settings(scenes, 10, 16, 2e-3)));
    }

    private static GraphDocument poemsLstm() {
        DataSpec.Poems poems = DataSpec.Poems.KIND.defaults();
        return new Drawing()
                .winding(
                        3,
                        List.of(
                                entry("characters", new TokenInput(poems.vocabulary(), poems.length())),
                                entry("embedding", new Embedding(32)),
                                entry("lstm", new Lstm(64)),
                                entry("last", new LastStep()),
                                entry("dense1", new Dense(32, Activation.RELU)),
                                entry("output", softmax(4))))
                .with(settings(poems, 4, 64, 2e-3));
    }

    private static GraphDocument reverseAttention() {
        DataSpec.Reversal reversal = DataSpec.Reversal.KIND.defaults();
        return new Drawing()
                .node(0, 0, "digits", new TokenInput(10, reversal.length()))
                .node(1, 0, "embedding", new Embedding(32), "digits")
                .node(2, 0, "positions", new PositionalEncoding(PositionalEncoding.Style.LEARNED), "embedding")
                .node(3, 0, "attention", new SelfAttention(2, false), "positions")
                .node(3, 1, "add1", new Add(), "positions", "attention")
                .node(2, 1, "norm1", LayerNorm.KIND.defaults(), "add1")
                .node(1, 1, "dense1", new Dense(64, Activation.GELU), "norm1")
                .node(0, 1, "dense2", new Dense(32, Activation.IDENTITY), "dense1")
                .node(0, 2, "add2", new Add(), "norm1", "dense2")
                .node(1, 2, "norm2", LayerNorm.KIND.defaults(), "add2")
                .node(2, 2, "output", softmax(10), "norm2")
                .with(settings(reversal, 10, 32, 3e-3));
    }

    private static GraphDocument reverseSeq2seq() {
        DataSpec.Reversal reversal = DataSpec.Reversal.KIND.defaults().withGuided(true);
        return new Drawing()
                .node(0, 0, "digits", new TokenInput(10, reversal.length()))
                .node(1, 0, "embedding1", new Embedding(32), "digits")
                .node(2, 0, "encoder", new Gru(64), "embedding1")
                .node(2, 1, "last", new LastStep(), "encoder")
                .node(0, 2, "written", new TokenInput(11, reversal.length()))
                .node(1, 2, "embedding2", new Embedding(32), "written")
                .node(2, 2, "decoder", new Gru(64), "embedding2", "last")
                .node(3, 1, "attention", new CrossAttention(1, false), "decoder", "encoder")
                .node(3, 2, "both", new Concatenate(), "attention", "decoder")
                .node(3, 3, "dense1", new Dense(64, Activation.TANH), "both")
                .node(2, 3, "output", softmax(10), "dense1")
                .with(settings(reversal, 6, 32, 3e-3));
    }

    private static Output softmax(int classes) {
        return new Output(classes, Losses.SOFTMAX_CROSS_ENTROPY);
    }

    private static Conv2d convolution(int filters, Padding padding, Activation activation) {
        return new Conv2d(filters, Size.of(3), Size.of(1), padding, Size.of(1), activation);
    }

    /// With a learning rate that falls along a cosine.
    private static ProjectSettings cooling(ProjectSettings settings) {
        return settings.withTraining(settings.training().withSchedule(ScheduleSpec.Cosine.KIND.defaults()));
    }

    private static ProjectSettings settings(DataSpec data, int epochs, int batchSize, double rate) {
        OptimizerSpec adam = OptimizerSpec.Adam.KIND.defaults().withLearningRate(rate);
        TrainingSettings training = TrainingSettings.DEFAULT
                .withEpochs(epochs)
                .withBatchSize(batchSize)
                .withOptimizer(adam);
        return new ProjectSettings(DataSettings.DEFAULT.withSource(data), training);
    }
}
