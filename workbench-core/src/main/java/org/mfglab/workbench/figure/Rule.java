package org.mfglab.workbench.figure;

import java.util.List;

/// A range with its marks, as it is laid along one side of a frame.
record Rule(String label, double low, double high, boolean logarithmic, List<Ticks.Tick> ticks) {

    private static final double DIGITS = Pen.SMALL;
    private static final double TICK = 4;
    /// From the lower side of a frame to the baseline of its label.
    static final double LABEL_BASELINE = TICK + 3 + DIGITS + 18;

    /// A rule to the right, with as many marks as have room side by side.
    static Rule horizontal(String label, double low, double high, double length, double smallestStep) {
        int most = (int) Math.clamp(length / 32, 3, 9);
        List<Ticks.Tick> ticks = Ticks.linear(low, high, most, smallestStep);
        while (most > 1 && widest(ticks) + 14 > length / (high - low) * spacing(ticks, high - low)) {
            ticks = Ticks.linear(low, high, --most, smallestStep);
        }
        return new Rule(label, low, high, false, ticks);
    }

    /// A logarithmic rule to the right.
    static Rule powers(String label, double low, double high, double length) {
        return new Rule(label, low, high, true, Ticks.logarithmic(low, high, (int) Math.clamp(length / 48, 3, 12)));
    }

    /// A rule upward.
    static Rule vertical(String label, double low, double high, double length, boolean logarithmic) {
        int most = (int) Math.clamp(length / 34, 3, 9);
        return new Rule(label, low, high, logarithmic,
                logarithmic ? Ticks.logarithmic(low, high, most) : Ticks.linear(low, high, most, 0));
    }

    /// The share of the length that lies below a value.
    double share(double value) {
        return logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    }

    /// The room that marks and label need to the left of a frame.
    double widthAtLeft() {
        return widest(ticks) + TICK + 4 + (label.isEmpty() ? 0 : 20);
    }

    /// The room that marks and label need below a frame.
    static double heightBelow(boolean labelled) {
        return TICK + 4 + DIGITS + (labelled ? 20 : 0);
    }

    void paintBelow(Pen pen, Frame frame) {
        double bottom = frame.bottom();
        for (Ticks.Tick tick : ticks) {
            double x = frame.left() + share(tick.value()) * frame.width();
            pen.rule(x, bottom, x, bottom + TICK, pen.theme().muted());
            pen.text(tick.label(), x, bottom + TICK + 3 + DIGITS, DIGITS, pen.theme().muted(), Pen.Anchor.MIDDLE);
        }
        pen.fittedText(label, frame.left() + frame.width() / 2, bottom + LABEL_BASELINE, Pen.LABEL, frame.width(),
                pen.theme().text(), Pen.Anchor.MIDDLE);
    }

    void paintAtLeft(Pen pen, Frame frame) {
        for (Ticks.Tick tick : ticks) {
            double y = frame.bottom() - share(tick.value()) * frame.height();
            pen.rule(frame.left() - TICK, y, frame.left(), y, pen.theme().muted());
            pen.text(tick.label(), frame.left() - TICK - 4, y + 0.36 * DIGITS, DIGITS, pen.theme().muted(), Pen.Anchor.END);
        }
        pen.upwardText(label, frame.left() - widthAtLeft() + 10, frame.top() + frame.height() / 2, Pen.LABEL, frame.height(), pen.theme().text());
    }

    static double widest(List<Ticks.Tick> ticks) {
        return ticks.stream().mapToDouble(tick -> Lettering.width(tick.label(), DIGITS)).max().orElse(0);
    }

    private static double spacing(List<Ticks.Tick> ticks, double otherwise) {
        return ticks.size() < 2 ? otherwise : ticks.get(1).value() - ticks.get(0).value();
    }
}
