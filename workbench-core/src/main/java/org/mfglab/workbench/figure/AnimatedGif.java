package org.mfglab.workbench.figure;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Writes images one after the other into a GIF that plays for ever (GIF89a with the Netscape loop block).
/// After the first frame only the rectangle that changed is stored.
final class AnimatedGif {

    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private final Palette palette;
    private final int delayHundredths;

    AnimatedGif(Palette palette, int delayMillis) {
        this.palette = palette;
        this.delayHundredths = Math.max(2, Math.round(delayMillis / 10f));
    }

    /// @throws IllegalArgumentException when the images differ in size
    byte[] encode(Iterator<BufferedImage> images) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            BufferedImage before = null;
            while (images.hasNext()) {
                BufferedImage image = palette.apply(images.next());
                Rectangle changed = before == null ? new Rectangle(image.getWidth(), image.getHeight()) : changed(before, image);
                writer.writeToSequence(new IIOImage(part(image, changed), null, metadata(writer, image, changed)), null);
                before = image;
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /// A copy of a rectangle. The writer of the JDK takes the pixels of a subimage from the corner of the whole one.
    private static BufferedImage part(BufferedImage image, Rectangle place) {
        BufferedImage part = new BufferedImage(place.width, place.height, BufferedImage.TYPE_BYTE_INDEXED, (IndexColorModel) image.getColorModel());
        part.getRaster().setDataElements(0, 0, image.getRaster().createChild(place.x, place.y, place.width, place.height, 0, 0, null));
        return part;
    }

    private IIOMetadata metadata(ImageWriter writer, BufferedImage image, Rectangle place) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        root.appendChild(node("ImageDescriptor", "imageLeftPosition", place.x, "imageTopPosition", place.y,
                "imageWidth", place.width, "imageHeight", place.height, "interlaceFlag", "FALSE"));
        root.appendChild(node("GraphicControlExtension", "disposalMethod", "doNotDispose", "userInputFlag", "FALSE",
                "transparentColorFlag", "FALSE", "delayTime", delayHundredths, "transparentColorIndex", 0));
        IIOMetadataNode loop = node("ApplicationExtension", "applicationID", "NETSCAPE", "authenticationCode", "2.0");
        loop.setUserObject(new byte[] {1, 0, 0});
        IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
        extensions.appendChild(loop);
        root.appendChild(extensions);
        metadata.mergeTree(FORMAT, root);
        return metadata;
    }

    private static IIOMetadataNode node(String name, Object... attributes) {
        IIOMetadataNode node = new IIOMetadataNode(name);
        for (int i = 0; i < attributes.length; i += 2) node.setAttribute(attributes[i].toString(), attributes[i + 1].toString());
        return node;
    }

    /// The smallest rectangle outside which two frames are equal; one pixel where they are equal everywhere.
    private static Rectangle changed(BufferedImage before, BufferedImage after) {
        int width = after.getWidth();
        int height = after.getHeight();
        if (before.getWidth() != width || before.getHeight() != height) {
            throw new IllegalArgumentException("All frames of an animation must have one size, not %d x %d and %d x %d. Maybe their labels differ in length."
                    .formatted(before.getWidth(), before.getHeight(), width, height));
        }
        byte[] old = ((DataBufferByte) before.getRaster().getDataBuffer()).getData();
        byte[] now = ((DataBufferByte) after.getRaster().getDataBuffer()).getData();
        int left = width;
        int right = 0;
        int top = height;
        int bottom = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (old[y * width + x] == now[y * width + x]) continue;
                left = Math.min(left, x);
                right = Math.max(right, x);
                top = Math.min(top, y);
                bottom = y;
            }
        }
        return left > right ? new Rectangle(1, 1) : new Rectangle(left, top, right - left + 1, bottom - top + 1);
    }
}
