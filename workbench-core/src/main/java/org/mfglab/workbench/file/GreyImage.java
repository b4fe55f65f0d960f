package org.mfglab.workbench.file;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// A picture as grey levels, read from a png, jpg or bmp file. Its size is looked at before memory is taken for its points.
///
/// @param width  number of columns
/// @param height number of rows
/// @param grey   row by row from the top, 0 for black to 1 for white as the file stores them; where the picture is transparent it
///               shows white paper
public record GreyImage(int width, int height, float[] grey) {

    private static final int WIDEST = 1 << 13;
    private static final int MOST_POINTS = 1 << 24;
    private static final long LARGEST = 1L << 26;
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "jpg", "bmp");

    /// @throws IOException saying what is wrong with the file in words for its owner
    public static GreyImage read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new IOException(Files.exists(file) ? "It is not a file." : "There is no such file: " + file + ".");
        if (Files.size(file) > LARGEST) throw new IOException("It has %s MiB; more than %s are refused.".formatted(Files.size(file) >> 20, LARGEST >> 20));
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in);
        }
    }

    public static GreyImage read(InputStream in) throws IOException {
        try (MemoryCacheImageInputStream stream = new MemoryCacheImageInputStream(in)) {
            ImageReader reader = reader(ImageIO.getImageReaders(stream));
            try {
                reader.setInput(stream, true, true);
                checkSize(reader.getWidth(0), reader.getHeight(0));
                return of(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IIOException | EOFException | RuntimeException e) {
            // The decoders of the JDK meet some damage with exceptions of any kind.
            throw new IOException("It is damaged, or of a kind that cannot be decoded.", e);
        }
    }

    private static ImageReader reader(Iterator<ImageReader> readers) throws IOException {
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getOriginatingProvider().getFormatNames()[0].toLowerCase(Locale.ROOT))) return reader;
            reader.dispose();
        }
        throw new IOException("It is not a png, jpg or bmp image.");
    }

    private static void checkSize(int width, int height) throws IOException {
        if (width < 1 || height < 1) throw new IOException("It has no points (%s x %s).".formatted(width, height));
        if (width > WIDEST || height > WIDEST || (long) width * height > MOST_POINTS)
            throw new IOException("It has %s x %s points; more than %s, or more than %s on a side, are refused.".formatted(width, height, MOST_POINTS, WIDEST));
    }

    /// The levels of a decoded picture.
    public static GreyImage of(BufferedImage image) {
        boolean colourless = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        float[] grey = new float[image.getWidth() * image.getHeight()];
        for (int row = 0; row < image.getHeight(); row++)
            for (int column = 0; column < image.getWidth(); column++)
                grey[row * image.getWidth() + column] = colourless ? level(image, column, row) : luminance(image.getRGB(column, row));
        return new GreyImage(image.getWidth(), image.getHeight(), grey);
    }

    /// Read from the raster: as a colour, Java would brighten what it takes for linear grey.
    private static float level(BufferedImage image, int column, int row) {
        Raster raster = image.getRaster();
        float level = raster.getSample(column, row, 0) / (float) ((1L << image.getSampleModel().getSampleSize(0)) - 1);
        if (!image.getColorModel().hasAlpha()) return level;
        int alpha = raster.getNumBands() - 1;
        return onPaper(level, raster.getSample(column, row, alpha) / (float) ((1L << image.getSampleModel().getSampleSize(alpha)) - 1));
    }

    /// The weights of red, green and blue are those of ITU-R BT.709.
    private static float luminance(int argb) {
        float level = (0.2126f * (argb >> 16 & 255) + 0.7152f * (argb >> 8 & 255) + 0.0722f * (argb & 255)) / 255;
        return onPaper(Math.min(1, level), (argb >>> 24) / 255f);
    }

    private static float onPaper(float level, float alpha) {
        return alpha * level + (1 - alpha);
    }

    /// The level in a row, counted from the top, and a column.
    public float at(int row, int column) {
        return grey[row * width + column];
    }
}
