package org.mfglab.workbench.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// Draws pixels. The only class that speaks to Graphics2D.
final class PixelCanvas implements Canvas {

    private final Graphics2D graphics;

    /// @param graphics scaled to drawing units
    PixelCanvas(Graphics2D graphics) {
        this.graphics = graphics;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    @Override
    public double pixelsPerUnit() {
        return graphics.getTransform().getScaleX();
    }

    @Override
    public void fill(Shape shape, Color colour) {
        graphics.setColor(colour);
        graphics.fill(shape);
    }

    @Override
    public void stroke(Shape shape, BasicStroke stroke, Color colour) {
        graphics.setColor(colour);
        graphics.setStroke(stroke);
        graphics.draw(shape);
    }

    @Override
    public void inside(Frame frame, Runnable drawing) {
        Shape before = graphics.getClip();
        graphics.clip(new Rectangle2D.Double(frame.left(), frame.top(), frame.width(), frame.height()));
        drawing.run();
        graphics.setClip(before);
    }

    /// One pixel of the image becomes one of the device, with its corner at the frame's.
    @Override
    public void image(BufferedImage image, Frame frame) {
        AffineTransform units = graphics.getTransform();
        int x = (int) Math.round(frame.left() * units.getScaleX());
        int y = (int) Math.round(frame.top() * units.getScaleY());
        graphics.setTransform(new AffineTransform());
        graphics.drawImage(image, x, y, null);
        graphics.setTransform(units);
    }
}
