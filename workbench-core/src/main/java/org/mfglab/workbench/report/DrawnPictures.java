package org.mfglab.workbench.report;

import java.util.List;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.Picture;
import org.mfglab.workbench.figure.Theme;

/// The figures of a run as PNG files on a light page.
public record DrawnPictures(byte[] density, byte[] value, byte[] residuals) {

    static final int WIDTH = 760;
    static final double PIXELS_PER_UNIT = 2;

    /// Draws on all processors: each picture is independent of the others.
    public static DrawnPictures of(Pictures pictures) {
        Picture page = new Picture(Theme.LIGHT, WIDTH, PIXELS_PER_UNIT);
        List<byte[]> drawn = List.<Figure>of(pictures.density(), pictures.value(), pictures.residuals()).parallelStream().map(page::png).toList();
        return new DrawnPictures(drawn.get(0), drawn.get(1), drawn.get(2));
    }
}
