package org.lamina.ui.canvas.paint;

import java.util.List;
import javafx.geometry.Point2D;
import org.lamina.graph.GraphNode;
import org.lamina.graph.layer.Category;
import org.lamina.graph.problem.Severity;
import org.lamina.theme.ColorToken;
import org.lamina.theme.Fonts;
import org.lamina.ui.canvas.geometry.CardBox;
import org.lamina.ui.canvas.geometry.CardSize;
import org.lamina.ui.canvas.geometry.Ports;
import org.lamina.ui.canvas.geometry.Side;
import org.lamina.ui.canvas.geometry.TitleLine;
import org.lamina.ui.canvas.geometry.Viewport;
import org.lamina.ui.canvas.raster.Lettering;
import org.lamina.ui.canvas.raster.Raster;
import org.lamina.ui.canvas.skin.CardContent;
import org.lamina.ui.canvas.skin.CardDetail;

/// Paints cards as they look in `canvas.css` and `NodeCard`, at any scale and at once: what is seen while the view
/// zooms, and until a card has its skin.
final class CardPainter {
    private static final double TEXT_LEFT = CardSize.STRIP_WIDTH + CardSize.PADDING - 2;
    private static final double ROOM = CardSize.PICTURE_WIDTH;
    private static final double TEXT_END = TEXT_LEFT + ROOM;
    private static final double LINE = 18;
    private static final double NAME_SIZE = 13;
    private static final double TEXT_SIZE = 12;
    private static final double CAPTION_SIZE = 11;
    private static final double GAP = 6;

    /// Text this small, in pixels, is not even a hint any more.
    private static final double SMALLEST_TEXT = 3;

    private final Inks inks;
    private final Lettering regular;
    private final Lettering bold = new Lettering(Fonts.SEMI_BOLD);
    private CardDetail detail = CardDetail.FULL;

    /// @param regular letters of the regular font
    CardPainter(Inks inks, Lettering regular) {
        this.inks = inks;
        this.regular = regular;
    }

    /// How much the cards tell that are painted from now on.
    void setDetail(CardDetail changed) {
        detail = changed;
    }

    /// Where a card lies in the raster: on whole pixels, as its skin does.
    private record Sheet(Raster raster, CardBox box, Viewport viewport) {
        double x(double inCard) {
            return Math.round(box.x() * viewport.scale()) + inCard * viewport.scale() + viewport.offsetX();
        }

        double y(double inCard) {
            return Math.round(box.y() * viewport.scale()) + inCard * viewport.scale() + viewport.offsetY();
        }

        void round(Insets insets, double leftRadius, double rightRadius, int color) {
            raster.round(
                    new Raster.Box(
                            x(insets.left),
                            y(insets.top),
                            x(box.width() - insets.right),
                            y(box.height() - insets.bottom)),
                    leftRadius * viewport.scale(),
                    rightRadius * viewport.scale(),
                    color);
        }

        void disc(double x, double y, double radius, int color) {
            raster.round(
                    new Raster.Box(x(x - radius), y(y - radius), x(x + radius), y(y + radius)),
                    radius * viewport.scale(),
                    radius * viewport.scale(),
                    color);
        }

        void write(Lettering letters, String text, Line line, int color) {
            double size = line.size * viewport.scale();
            if (size >= SMALLEST_TEXT) {
                letters.write(raster, text, x(line.x), y(line.baseline), size, color);
            }
        }
    }

    /// As in style sheets: from the edges of the card inwards.
    private record Insets(double top, double right, double bottom, double left) {
        static Insets all(double inset) {
            return new Insets(inset, inset, inset, inset);
        }
    }

    private record Line(double x, double baseline, double size) {}

    /// A card of which only the node is known yet.
    void paintPlain(Raster raster, CardBox box, GraphNode node, Viewport viewport) {
        paint(
                raster,
                new CardContent(
                        node.id(),
                        node.spec().kind().category(),
                        box,
                        new CardContent.Words(node.name(), "", "", "", ""),
                        CardContent.State.PLAIN,
                        null,
                        -1),
                viewport);
    }

    void paint(Raster raster, CardContent content, Viewport viewport) {
        Sheet sheet = new Sheet(raster, content.box(), viewport);
        body(sheet, content.category(), content.state());
        boolean compact = !content.box().hasPicture();
        if (!compact) {
            picture(sheet, content);
        }
        words(sheet, content, compact);
        if (detail.isFull() && content.box().ports().areNamed()) {
            Ports ports = content.box().ports();
            names(sheet, ports.ins(), ports.in(), inks.of(ColorToken.FG_MUTED));
            names(sheet, ports.outs(), ports.out(), inks.of(ColorToken.FG_MUTED));
        }
        if (content.state().frozen()) {
            lock(sheet);
        }
        if (content.state().trouble() != null) {
            badge(sheet, content.state().trouble() == Severity.ERROR);
        }
    }

    private void body(Sheet sheet, Category category, CardContent.State state) {
        int shadow = inks.of(ColorToken.SHADOW_SOFT);
        if (state.stacked()) {
            sheet.round(new Insets(1, -6, -8, -3), 12, 12, shadow);
            behind(sheet, 6);
        } else if (state.selected()) {
            sheet.round(new Insets(-2, -5, -6, -5), 13, 13, shadow);
        }
        if (state.selected()) {
            sheet.round(Insets.all(-4), 12, 12, inks.of(ColorToken.ACCENT));
            sheet.round(Insets.all(-2), 10, 10, inks.of(ColorToken.CANVAS));
        } else if (state.stacked()) {
            behind(sheet, 3);
        } else {
            sheet.round(new Insets(1, -3, -5, -3), 12, 12, shadow);
            sheet.round(new Insets(0, -2, -3, -2), 10, 10, shadow);
            sheet.round(new Insets(0, -1, -1, -1), 9, 9, shadow);
        }
        double strip = CardSize.STRIP_WIDTH;
        sheet.round(new Insets(0, CardSize.WIDTH - strip, 0, 0), strip, 0, inks.of(category));
        boolean wrong = state.trouble() == Severity.ERROR;
        sheet.round(new Insets(0, 0, 0, strip), 0, 8, inks.of(wrong ? ColorToken.ERROR : ColorToken.LINE));
        sheet.round(new Insets(1, 1, 1, strip), 0, 7, inks.of(ColorToken.CARD));
        ports(sheet);
    }

    /// A sheet of a stack that sticks out by so much.
    private void behind(Sheet sheet, double by) {
        sheet.round(new Insets(by, -by, -by, by), 8, 8, inks.of(ColorToken.LINE));
        sheet.round(new Insets(by + 1, 1 - by, 1 - by, by + 1), 7, 7, inks.of(ColorToken.CARD));
    }

    private void ports(Sheet sheet) {
        CardBox box = sheet.box;
        box.ports().ins().forEach(port -> port(sheet, box.inPort(port.id())));
        box.ports().outs().forEach(port -> port(sheet, box.outPort(port.id())));
    }

    private void port(Sheet sheet, Point2D at) {
        double x = at.getX() - sheet.box.x();
        double y = at.getY() - sheet.box.y();
        double radius = CardSize.PORT_DIAMETER / 2;
        sheet.disc(x, y, radius, inks.of(ColorToken.CONNECTION));
        sheet.disc(x, y, radius - 1.6, inks.of(ColorToken.PORT));
    }

    /// A name in each line, beside its port.
    private void names(Sheet sheet, List<Ports.Port> ports, Side side, int ink) {
        double baseline = CardSize.LINES_TOP + CardSize.LINE_HEIGHT / 2 + 4;
        for (Ports.Port port : ports) {
            String name = regular.fitting(port.name(), CAPTION_SIZE, CardSize.PORT_NAME_WIDTH);
            double x = side == Side.LEFT ? TEXT_LEFT : TEXT_END - regular.width(name, CAPTION_SIZE);
            sheet.write(regular, name, new Line(x, baseline, CAPTION_SIZE), ink);
            baseline += CardSize.LINE_HEIGHT;
        }
    }

    private void picture(Sheet sheet, CardContent content) {
        double right = sheet.box.width() - TEXT_LEFT - CardSize.PICTURE_WIDTH;
        double bottom = sheet.box.height() - CardSize.PICTURE_TOP - CardSize.PICTURE_HEIGHT;
        sheet.round(new Insets(CardSize.PICTURE_TOP, right, bottom, TEXT_LEFT), 4, 4, inks.of(ColorToken.MAP));
        if (content.share() >= 0) {
            double below = sheet.box.height() - CardSize.SHARE_TOP - CardSize.SHARE_HEIGHT;
            double filled = Math.max(3, CardSize.PICTURE_WIDTH * content.share());
            double rest = sheet.box.width() - TEXT_LEFT - filled;
            Insets track = new Insets(CardSize.SHARE_TOP, right, below, TEXT_LEFT);
            sheet.round(track, 1.5, 1.5, inks.of(ColorToken.TRACK));
            Insets bar = new Insets(CardSize.SHARE_TOP, rest, below, TEXT_LEFT);
            sheet.round(bar, 1.5, 1.5, inks.of(content.category()));
        }
    }

    private void words(Sheet sheet, CardContent content, boolean compact) {
        CardContent.Words words = content.words();
        int ink = inks.of(content.state().waiting() ? ColorToken.FG_MUTED : ColorToken.FG);
        if (detail.isFull()) {
            TitleLine line =
                    TitleLine.of(bold.width(words.name(), NAME_SIZE), regular.width(words.kind(), TEXT_SIZE), ROOM);
            String name = bold.fittingEnds(words.name(), NAME_SIZE, line.name());
            String kind = regular.fitting(words.kind(), TEXT_SIZE, line.kind());
            double kindWidth = regular.width(kind, TEXT_SIZE);
            sheet.write(bold, name, new Line(TEXT_LEFT, 23, NAME_SIZE), ink);
            sheet.write(regular, kind, new Line(TEXT_END - kindWidth, 23, TEXT_SIZE), inks.of(ColorToken.FG_FAINT));
        } else {
            double size = NAME_SIZE * detail.enlargement();
            double free = sheet.box.height() <= CardSize.COMPACT_HEIGHT ? sheet.box.height() : CardSize.PICTURE_TOP;
            double top = Math.round((free - LINE * detail.enlargement()) / 2);
            double baseline = top + (23 - 9) * detail.enlargement();
            sheet.write(bold, bold.fittingEnds(words.name(), size, ROOM), new Line(TEXT_LEFT, baseline, size), ink);
        }
        double captionWidth = Math.min(ROOM, regular.width(words.caption(), CAPTION_SIZE));
        if (detail.isFull()) {
            String summary = regular.fitting(words.summary(), TEXT_SIZE, compact ? ROOM - captionWidth - GAP : ROOM);
            sheet.write(regular, summary, new Line(TEXT_LEFT, 43, TEXT_SIZE), inks.of(ColorToken.FG_MUTED));
        }
        if (detail.isFull() || !compact) {
            caption(sheet, words.caption(), captionWidth, compact);
        }
    }

    private void caption(Sheet sheet, String text, double width, boolean compact) {
        double enlargement = Math.min(detail.enlargement(), ROOM / Math.max(1, width));
        double x = compact ? TEXT_END - width : TEXT_LEFT + (ROOM - width * enlargement) / 2;
        double baseline = compact ? 43 : CardSize.PICTURE_TOP + CardSize.PICTURE_HEIGHT / 2 + 4 * enlargement;
        Line line = new Line(x, baseline, CAPTION_SIZE * enlargement);
        sheet.write(regular, regular.fitting(text, CAPTION_SIZE, ROOM), line, inks.of(ColorToken.FG_FAINT));
    }

    /// A padlock: a ring behind a body.
    private void lock(Sheet sheet) {
        double x = CardSize.LOCK_CENTER;
        int ground = inks.of(ColorToken.FG_MUTED);
        int ink = inks.of(ColorToken.CARD);
        sheet.disc(x, 0, 11, inks.of(ColorToken.CANVAS));
        sheet.disc(x, 0, 9, ground);
        sheet.disc(x, -2, 3, ink);
        sheet.disc(x, -2, 1.6, ground);
        double left = x - 4;
        double right = sheet.box.width() - x - 4;
        sheet.round(new Insets(-1.5, right, sheet.box.height() - 5, left), 1, 1, ink);
    }

    private void badge(Sheet sheet, boolean isError) {
        double x = sheet.box.width() - 4;
        sheet.disc(x, 0, 11, inks.of(ColorToken.CANVAS));
        sheet.disc(x, 0, 9, inks.of(isError ? ColorToken.ERROR : ColorToken.WARNING));
        double width = bold.width("!", TEXT_SIZE);
        sheet.write(bold, "!", new Line(x - width / 2, 4, TEXT_SIZE), inks.of(ColorToken.ON_STATUS));
    }
}
