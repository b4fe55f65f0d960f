package org.mfglab.workbench.report;

/// A rectangle of a drawing and the intervals that it shows; y upward.
record PlotBox(double left, double top, double width, double height, double xLow, double xHigh, double yLow, double yHigh) {

    double x(double value) {
        return left + (value - xLow) / (xHigh - xLow) * width;
    }

    double y(double value) {
        return top + (yHigh - value) / (yHigh - yLow) * height;
    }

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }
}
