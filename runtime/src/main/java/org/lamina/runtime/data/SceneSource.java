package org.lamina.runtime.data;

import java.util.Arrays;
import org.lamina.graph.detect.Detected;
import org.lamina.graph.settings.DataSpec;
import org.lamina.graph.settings.DataSpec.DigitScenes.SceneTarget;

/// Scenes of digits with the class of every pixel or the boxes of the digits.
final class SceneSource extends MadeSource {

    private final DataSpec.DigitScenes spec;
    private final DigitScenes scenes;

    SceneSource(DataSpec.DigitScenes spec, LabelledImages digits, int seed) {
        super(spec, spec.samples());
        this.spec = spec;
        scenes = new DigitScenes(digits, spec.size(), seed);
    }

    @Override
    public void input(int sample, int column, float[] to, int at) {
        byte[] grey = scene(sample).grey();
        for (int i = 0; i < grey.length; i++) {
            to[at + i] = grey[i] & 0xff;
        }
    }

    @Override
    public void target(int sample, int column, float[] to, int at) {
        if (spec.target() == SceneTarget.BOXES) {
            boxes(scene(sample), to, at);
            return;
        }
        byte[] classes = scene(sample).classes();
        Arrays.fill(to, at, at + Scene.CLASSES * classes.length, 0);
        for (int i = 0; i < classes.length; i++) {
            to[at + classes[i] * classes.length + i] = 1;
        }
    }

    private void boxes(Scene scene, float[] to, int at) {
        int most = DataSpec.DigitScenes.MOST_DIGITS;
        Arrays.fill(to, at, at + (Detected.EDGES + LabelledImages.CLASSES) * most, 0);
        for (int i = 0; i < scene.boxes().size(); i++) {
            Scene.Box box = scene.boxes().get(i);
            int[] edges = {box.left(), box.top(), box.left() + box.width(), box.top() + box.height()};
            for (int edge = 0; edge < edges.length; edge++) {
                to[at + edge * most + i] = (float) edges[edge] / scene.side();
            }
            to[at + (Detected.EDGES + box.digit()) * most + i] = 1;
        }
    }

    @Override
    public int[] labels(int sample, int column) {
        byte[] classes = scene(sample).classes();
        int[] labels = new int[classes.length];
        Arrays.setAll(labels, i -> classes[i]);
        return labels;
    }

    @Override
    public double unit(int column) {
        return 255;
    }

    private Scene scene(int sample) {
        return scenes.scene(isTest(sample), place(sample));
    }
}
