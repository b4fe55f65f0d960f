package org.mfglab.workbench.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.image.BufferedImage;

/// What a [Pen] draws on: filled and stroked shapes, clipped rectangles and images, in drawing units with y downward. Text arrives as shapes.
sealed interface Canvas permits PixelCanvas, SvgCanvas, PdfCanvas {

    /// How many pixels an image should have along one drawing unit.
    double pixelsPerUnit();

    void fill(Shape shape, Color colour);

    void stroke(Shape shape, BasicStroke stroke, Color colour);

    /// Runs a drawing of which only what lies in the frame is seen.
    void inside(Frame frame, Runnable drawing);

    /// Fills a frame with an image that was made for [#pixelsPerUnit].
    void image(BufferedImage image, Frame frame);
}
