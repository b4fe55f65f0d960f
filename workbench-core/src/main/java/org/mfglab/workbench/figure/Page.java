package org.mfglab.workbench.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A figure laid out for one width: where everything stands, how high the page becomes, and how it is drawn.
///
/// All frames lie on whole drawing units, so that lines and pixels of a heat map stay sharp.
sealed interface Page {

    double MARGIN = 12;
    double TITLE_HEIGHT = 30;

    /// The height of the page in drawing units.
    double height();

    /// Draws everything but the background.
    void paint(Pen pen);

    /// Where the coordinates of the figure lie; none in a perspective.
    List<PlotArea> areas();

    /// Lays out a figure.
    static Page of(Figure figure, double width) {
        return switch (figure) {
            case Plane plane when needsLyingBar(plane, width) -> PanelsPage.of(new Panels("", 1, List.of(plane)), width);
            case Plane plane -> PlanePage.of(plane, width);
            case LinePlot plot -> LinePlotPage.of(plot, width);
            case Panels panels -> PanelsPage.of(panels, width);
            case Surface surface -> SurfacePage.of(surface, width);
        };
    }

    /// A flat picture has no room for an upright bar beside it, or for what stands along the bar.
    private static boolean needsLyingBar(Plane map, double width) {
        double likelyHeight = PlanePainter.height(map, width - 150);
        return likelyHeight < Math.max(100, Lettering.width(map.scale().label(), Pen.SMALL));
    }

    private static double titleHeight(Figure figure) {
        return figure.title().isEmpty() ? 0 : TITLE_HEIGHT;
    }

    private static void paintTitle(Pen pen, Figure figure, double left, double right) {
        pen.fittedText(figure.title(), left, MARGIN + Pen.TITLE, Pen.TITLE, right - left, pen.theme().text(), Pen.Anchor.START);
    }

    private static void paintNote(Pen pen, Plane plane, double right, double baseline, double room) {
        plane.note().ifPresent(note -> pen.fittedText(note, right, baseline, Pen.SMALL, room, pen.theme().muted(), Pen.Anchor.END));
    }

    /// One picture over two coordinates and its upright colour bar.
    record PlanePage(Plane map, PlanePainter painter, ColourBar bar, Frame frame, double width, double height) implements Page {

        private static final double GAP = 16;
        private static final double TALLEST = 1.3;

        static PlanePage of(Plane map, double width) {
            ColourBar bar = new ColourBar(map.scale(), map.marks());
            Frame guess = frame(map, bar, width, 60, width * 0.6);
            double left = Math.ceil(MARGIN + new PlanePainter(map, guess).up().widthAtLeft());
            Frame frame = frame(map, bar, width, left, guess.height());
            double below = Math.max(Rule.heightBelow(true), map.note().isPresent() ? Rule.heightBelow(true) + 18 : 0);
            return new PlanePage(map, new PlanePainter(map, frame), bar, frame, width, Math.ceil(frame.bottom() + below + MARGIN));
        }

        private static Frame frame(Plane map, ColourBar bar, double width, double left, double likelyHeight) {
            double room = Math.floor(width - left - GAP - bar.width(likelyHeight) - MARGIN);
            double height = PlanePainter.height(map, room);
            double shrink = Math.min(1, TALLEST * room / height);
            double top = MARGIN + Math.max(titleHeight(map), 10);
            double inset = Math.rint(0.5 * (1 - shrink) * room);
            return new Frame(left + inset, top, Math.rint(room * shrink), Math.rint(height * shrink));
        }

        @Override
        public List<PlotArea> areas() {
            return List.of(PlotArea.of(map, frame, painter.across(), painter.up()));
        }

        @Override
        public void paint(Pen pen) {
            paintTitle(pen, map, frame.left(), width - MARGIN);
            painter.paint(pen);
            painter.across().paintBelow(pen, frame);
            painter.up().paintAtLeft(pen, frame);
            bar.paintUpright(pen, frame.right() + GAP, frame);
            paintNote(pen, map, width - MARGIN, height - MARGIN, width - frame.left() - MARGIN);
        }
    }

    /// Curves under their legend.
    record LinePlotPage(LinePlot plot, LinePlotPainter painter, Frame frame, double width, double height) implements Page {

        private static final double RIGHT = 20;

        static LinePlotPage of(LinePlot plot, double width) {
            double plotHeight = Math.rint(0.52 * width);
            double guess = new LinePlotPainter(plot, new Frame(0, 0, width, plotHeight)).up().widthAtLeft();
            double left = Math.ceil(MARGIN + guess);
            double across = Math.floor(width - left - RIGHT);
            double top = Math.ceil(MARGIN + titleHeight(plot) + LinePlotPainter.legendHeight(plot, across));
            Frame frame = new Frame(left, top, across, plotHeight);
            return new LinePlotPage(plot, new LinePlotPainter(plot, frame), frame, width, Math.ceil(frame.bottom() + Rule.heightBelow(true) + MARGIN));
        }

        @Override
        public List<PlotArea> areas() {
            return List.of(PlotArea.of(plot, frame, painter.across(), painter.up()));
        }

        @Override
        public void paint(Pen pen) {
            paintTitle(pen, plot, frame.left(), frame.right());
            painter.paintLegend(pen, MARGIN + titleHeight(plot) - 4);
            painter.paint(pen);
            painter.across().paintBelow(pen, frame);
            painter.up().paintAtLeft(pen, frame);
        }
    }

    /// Pictures in rows over one lying colour bar.
    record PanelsPage(Panels panels, List<PlanePainter> painters, List<Frame> frames, double width, double height) implements Page {

        private static final double PANEL_TITLE = 18;
        private static final double GAP = 14;
        private static final double BAR = 340;

        static PanelsPage of(Panels panels, double width) {
            boolean same = panels.sameAxes();
            int columns = Math.min(panels.columns(), panels.maps().size());
            double likelyCell = width / columns - 30;
            PlanePainter likely = new PlanePainter(panels.maps().getFirst(), new Frame(0, 0, likelyCell, likelyCell));
            double labels = likely.up().widthAtLeft();
            double left = Math.ceil(MARGIN + labels);
            double gap = Math.ceil(same ? Math.max(GAP, Rule.widest(likely.across().ticks()) + 10) : GAP + labels);
            double cell = Math.floor((width - left - MARGIN - 6 - (columns - 1) * gap) / columns);
            List<Frame> frames = new ArrayList<>();
            double top = MARGIN + titleHeight(panels) + PANEL_TITLE;
            double tallest = 0;
            for (int i = 0; i < panels.maps().size(); i++) {
                if (i > 0 && i % columns == 0) {
                    top += tallest + PANEL_TITLE + (same ? GAP - 4 : Rule.heightBelow(true) + 8);
                    tallest = 0;
                }
                Frame frame = new Frame(left + i % columns * (cell + gap), Math.rint(top), cell, PlanePainter.height(panels.maps().get(i), cell));
                tallest = Math.max(tallest, frame.height());
                frames.add(frame);
            }
            List<PlanePainter> painters = new ArrayList<>();
            for (int i = 0; i < frames.size(); i++) painters.add(new PlanePainter(panels.maps().get(i), frames.get(i)));
            double height = Math.ceil(top + tallest + Rule.heightBelow(true) + 14 + ColourBar.height() + MARGIN);
            return new PanelsPage(panels, painters, frames, width, height);
        }

        @Override
        public List<PlotArea> areas() {
            return IntStream.range(0, frames.size()).mapToObj(i -> PlotArea.of(panels.maps().get(i), frames.get(i), painters.get(i).across(), painters.get(i).up())).toList();
        }

        @Override
        public void paint(Pen pen) {
            double left = frames.getFirst().left();
            paintTitle(pen, panels, left, width - MARGIN);
            int columns = Math.min(panels.columns(), frames.size());
            for (int i = 0; i < frames.size(); i++) {
                Frame frame = frames.get(i);
                boolean outerLeft = i % columns == 0 || !panels.sameAxes();
                boolean outerBottom = i + columns >= frames.size() || !panels.sameAxes();
                pen.fittedText(panels.maps().get(i).title(), frame.left(), frame.top() - 6, Pen.LABEL, frame.width(), pen.theme().text(), Pen.Anchor.START);
                painters.get(i).paint(pen);
                if (outerBottom) painters.get(i).across().paintBelow(pen, frame);
                if (outerLeft) painters.get(i).up().paintAtLeft(pen, frame);
            }
            double room = Math.min(BAR, width - left - MARGIN - 6);
            ColourBar bar = new ColourBar(panels.scale(), panels.maps().getFirst().marks());
            paintNote(pen, panels.maps().getFirst(), width - MARGIN, height - MARGIN, width - left - room - 3 * MARGIN);
            bar.paintLying(pen, new Frame(Math.rint(left), height - MARGIN - ColourBar.height(), Math.rint(room), ColourBar.height()));
        }
    }

    /// A surface in its box, with an upright colour bar.
    record SurfacePage(Surface surface, Projection box, ColourBar bar, Frame room, double width, double height) implements Page {

        private static final double TALL = 0.55;
        private static final double LONGEST = 3;
        private static final double BELOW = 46;
        private static final double GAP = 34;

        static SurfacePage of(Surface surface, double width) {
            double ratio = surface.physicalAspect() ? (surface.y().to() - surface.y().from()) / (surface.x().to() - surface.x().from()) : 1;
            double seen = Math.clamp(ratio, 1 / LONGEST, LONGEST);
            ColourBar bar = new ColourBar(surface.scale(), List.of());
            double top = MARGIN + Math.max(titleHeight(surface), 10) + 6;
            double left = Math.ceil(MARGIN + new SurfacePainter(surface, Projection.into(new Frame(0, 0, width, 0.6 * width), seen, TALL)).widthAtLeft());
            double across = Math.floor(width - left - GAP - bar.width(0.3 * width) - MARGIN);
            double up = Math.ceil(Projection.into(new Frame(0, 0, across, 10 * width), seen, TALL).up());
            Frame room = new Frame(left, top, across, Math.min(up, Math.rint(0.75 * width)));
            return new SurfacePage(surface, Projection.into(room, seen, TALL), bar, room, width, Math.ceil(room.bottom() + BELOW + MARGIN));
        }

        @Override
        public List<PlotArea> areas() {
            return List.of();
        }

        @Override
        public void paint(Pen pen) {
            paintTitle(pen, surface, room.left(), width - MARGIN);
            new SurfacePainter(surface, box).paint(pen);
            double length = Math.rint(0.6 * room.height());
            bar.paintUpright(pen, room.right() + GAP, new Frame(room.left(), Math.rint(room.top() + 0.1 * room.height()), room.width(), length));
        }
    }
}
