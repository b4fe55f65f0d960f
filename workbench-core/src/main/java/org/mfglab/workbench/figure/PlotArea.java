package org.mfglab.workbench.figure;

/// Where coordinates lie on a drawn picture, in drawing units with y downward.
///
/// @param left   the left side of the area
/// @param top    its upper side
/// @param width  how wide it is
/// @param height how high it is
/// @param figure what is drawn in it: a plane, or the curves
/// @param x      the coordinates to the right
/// @param y      the coordinates upward
public record PlotArea(double left, double top, double width, double height, Figure figure, Range x, Range y) {

    /// Coordinates from the one end of a side to the other.
    ///
    /// @param logarithmic whether equal ratios take equal lengths
    public record Range(double from, double to, boolean logarithmic) {

        static Range of(Rule rule) {
            return new Range(rule.low(), rule.high(), rule.logarithmic());
        }

        /// The coordinate at a share of the length.
        double at(double share) {
            return logarithmic ? from * Math.pow(to / from, share) : from + share * (to - from);
        }

        double share(double coordinate) {
            return logarithmic ? Math.log(coordinate / from) / Math.log(to / from) : (coordinate - from) / (to - from);
        }
    }

    static PlotArea of(Figure figure, Frame frame, Rule across, Rule up) {
        return new PlotArea(frame.left(), frame.top(), frame.width(), frame.height(), figure, Range.of(across), Range.of(up));
    }

    /// Whether a place of the page lies in it.
    public boolean contains(double pageX, double pageY) {
        return pageX >= left && pageX <= left + width && pageY >= top && pageY <= top + height;
    }

    /// The coordinate to the right that is drawn at a place of the page.
    public double xAt(double pageX) {
        return x.at((pageX - left) / width);
    }

    /// The coordinate upward that is drawn at a place of the page.
    public double yAt(double pageY) {
        return y.at((top + height - pageY) / height);
    }

    /// Where a coordinate is drawn.
    public double pageX(double coordinate) {
        return left + x.share(coordinate) * width;
    }

    /// Where a coordinate is drawn.
    public double pageY(double coordinate) {
        return top + height - y.share(coordinate) * height;
    }
}
