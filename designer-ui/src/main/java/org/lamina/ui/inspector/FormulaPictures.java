package org.lamina.ui.inspector;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javax.swing.JLabel;
import org.lamina.ui.fx.Jobs;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Draws formulas in the background and remembers the pictures. FX thread only; the drawing happens elsewhere.
///
/// Each picture is drawn for the pixels it is shown with: a larger one made smaller loses the thin strokes.
final class FormulaPictures {
    private static final Logger LOG = LoggerFactory.getLogger(FormulaPictures.class);
    private static final int REMEMBERED = 64;

    /// How far apart the two layers of ink are, as a part of the size: the strokes of print are too thin for screens.
    private static final double BOLD = 0.022;

    private final Jobs jobs;
    private final Map<Key, Image> pictures = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Image> eldest) {
            return size() > REMEMBERED;
        }
    };

    FormulaPictures(Jobs jobs) {
        this.jobs = jobs;
    }

    /// Hands over the picture, at once or when it is drawn. A formula that cannot be read is logged and not shown.
    ///
    /// @param size of the letters, in pixels of the screen
    void draw(String latex, Color color, float size, Consumer<Image> done) {
        Key key = new Key(latex, color, size);
        Image known = pictures.get(key);
        if (known != null) {
            done.accept(known);
            return;
        }
        jobs.run(
                () -> paint(key),
                image -> {
                    pictures.put(key, image);
                    done.accept(image);
                },
                trouble -> LOG.warn("Unreadable formula: {}", latex, trouble));
    }

    private static Image paint(Key key) {
        TeXIcon icon = new TeXFormula(key.latex()).createTeXIcon(TeXConstants.STYLE_DISPLAY, key.size());
        BufferedImage image =
                new BufferedImage(icon.getIconWidth() + 1, icon.getIconHeight(), BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        JLabel ink = new JLabel();
        ink.setForeground(awt(key.color()));
        icon.paintIcon(ink, graphics, 0, 0);
        graphics.translate(BOLD * key.size(), 0);
        icon.paintIcon(ink, graphics, 0, 0);
        graphics.dispose();
        return SwingFXUtils.toFXImage(image, null);
    }

    private static java.awt.Color awt(Color color) {
        return new java.awt.Color(
                (float) color.getRed(), (float) color.getGreen(), (float) color.getBlue(), (float) color.getOpacity());
    }

    private record Key(String latex, Color color, float size) {}
}
