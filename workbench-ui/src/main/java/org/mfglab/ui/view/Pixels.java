package org.mfglab.ui.view;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// A picture on its way to the window.
///
/// @param width in pixels
/// @param argb  premultiplied, row by row from the top
record Pixels(int width, int height, int[] argb) {

    private static final int OPAQUE = 0xff000000;

    /// The pixels of an opaque image of integers; the image is not used afterwards.
    static Pixels of(BufferedImage image) {
        int[] argb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        if (image.getType() == BufferedImage.TYPE_INT_RGB)
            for (int i = 0; i < argb.length; i++) argb[i] |= OPAQUE;
        return new Pixels(image.getWidth(), image.getHeight(), argb);
    }

    Image image() {
        return new WritableImage(new PixelBuffer<>(width, height, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance()));
    }
}
