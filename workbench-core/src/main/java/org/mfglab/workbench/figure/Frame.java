package org.mfglab.workbench.figure;

/// A rectangle of the page in drawing units, y downward.
record Frame(double left, double top, double width, double height) {

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }
}
