package org.mfglab.workbench.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.solve.SolveControl;
import org.mfglab.workbench.document.Document;
import org.mfglab.workbench.study.Presets;
import org.mfglab.workbench.study.Reading;

/// The pictures of the gallery are what the solver makes. With `-Dmfglab.gallery=FOLDER` they are written there.
class GalleryTest {

    private static final double SECONDS = 8;

    static List<String> names() {
        return Presets.names();
    }

    @Test
    void everyPresetHasAPictureOfItsOwn() throws IOException {
        List<Gallery.Entry> entries = Gallery.entries();
        assertEquals(Presets.names(), entries.stream().map(Gallery.Entry::name).toList());
        for (Gallery.Entry entry : entries) assertTrue(colours(shipped(entry.name())) > 10, entry.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"crowd-2d", "sgm-gaussian-1d"})
    void picturesAreMadeByTheSolver(String name) throws IOException {
        assertSame(shipped(name), made(name), name);
    }

    @ParameterizedTest
    @MethodSource("names")
    @Tag("slow")
    void allPicturesAreMadeByTheSolver(String name) throws IOException {
        String folder = System.getProperty("mfglab.gallery");
        BufferedImage made = made(name);
        if (folder != null) Files.write(Files.createDirectories(Path.of(folder)).resolve(name + ".png"), png(made));
        else assertSame(shipped(name), made, name);
    }

    private static BufferedImage made(String name) {
        Document document = Document.preset(name);
        Reading.Accepted accepted = (Reading.Accepted) document.read(List.of());
        AtomicReference<Preview.Frame> last = new AtomicReference<>();
        Preview.of(document, accepted.study(), List.of(), SECONDS).orElseThrow().solve(last::set, SolveControl.unlimited());
        return Thumbnail.of(last.get().density());
    }

    private static BufferedImage shipped(String name) throws IOException {
        byte[] picture = Gallery.entries().stream().filter(entry -> entry.name().equals(name)).findFirst().orElseThrow().picture();
        return ImageIO.read(new ByteArrayInputStream(picture));
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /// Equal but for rounding: the colours of neighbouring table entries.
    private static void assertSame(BufferedImage expected, BufferedImage actual, String name) {
        assertEquals(expected.getWidth(), actual.getWidth(), name);
        assertEquals(expected.getHeight(), actual.getHeight(), name);
        int most = pixels(expected).map(k -> distance(rgb(expected, k), rgb(actual, k))).max().orElseThrow();
        assertTrue(most <= 8, name + ": colours differ by " + most);
    }

    private static IntStream pixels(BufferedImage image) {
        return IntStream.range(0, image.getWidth() * image.getHeight());
    }

    private static int rgb(BufferedImage image, int k) {
        return image.getRGB(k % image.getWidth(), k / image.getWidth());
    }

    private static int distance(int a, int b) {
        return IntStream.of(0, 8, 16, 24).map(shift -> Math.abs((a >> shift & 255) - (b >> shift & 255))).max().orElseThrow();
    }

    private static long colours(BufferedImage image) {
        return pixels(image).map(k -> rgb(image, k)).distinct().count();
    }
}
