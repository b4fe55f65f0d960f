package org.mfglab.workbench.figure;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// The numbered objects of a PDF file and its table of places (ISO 32000-1, section 7.5). Nothing in it tells when or where it was made.
final class PdfFile {

    private final List<byte[]> objects = new ArrayList<>();

    /// A number for an object that is filled in later.
    int reserve() {
        objects.add(new byte[0]);
        return objects.size();
    }

    void fill(int number, String text) {
        objects.set(number - 1, ascii(text));
    }

    /// Adds an object; returns its number.
    int object(String text) {
        int number = reserve();
        fill(number, text);
        return number;
    }

    /// Adds a compressed stream; returns its number.
    ///
    /// @param entries more of its dictionary
    int stream(String entries, byte[] bytes) {
        byte[] small = deflated(bytes);
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        object.writeBytes(ascii("<< %s/Filter /FlateDecode /Length %s >>\nstream\n".formatted(entries, small.length)));
        object.writeBytes(small);
        object.writeBytes(ascii("\nendstream"));
        objects.add(object.toByteArray());
        return objects.size();
    }

    /// Adds an image; returns its number.
    int image(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        byte[] bytes = new byte[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            bytes[3 * i] = (byte) (pixels[i] >> 16);
            bytes[3 * i + 1] = (byte) (pixels[i] >> 8);
            bytes[3 * i + 2] = (byte) pixels[i];
        }
        return stream("/Type /XObject /Subtype /Image /Width %s /Height %s /ColorSpace /DeviceRGB /BitsPerComponent 8 ".formatted(width, height), bytes);
    }

    /// A text as a string object, with a byte order mark and in UTF-16.
    static String text(String text) {
        return "<FEFF" + HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">";
    }

    /// The whole file.
    ///
    /// @param catalog the number of the object where reading begins
    /// @param info    the number of the object that tells of the file
    byte[] bytes(int catalog, int info) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(ascii("%PDF-1.4\n%"));
        file.writeBytes(new byte[] {(byte) 0xe2, (byte) 0xe3, (byte) 0xcf, (byte) 0xd3, '\n'});
        StringBuilder places = new StringBuilder("xref\n0 %s\n0000000000 65535 f \n".formatted(objects.size() + 1));
        for (int i = 0; i < objects.size(); i++) {
            places.append(String.format(Locale.ROOT, "%010d 00000 n \n", file.size()));
            file.writeBytes(ascii((i + 1) + " 0 obj\n"));
            file.writeBytes(objects.get(i));
            file.writeBytes(ascii("\nendobj\n"));
        }
        int table = file.size();
        file.writeBytes(ascii(places + "trailer\n<< /Size %s /Root %s 0 R /Info %s 0 R >>\nstartxref\n%s\n%%%%EOF\n".formatted(objects.size() + 1, catalog, info, table)));
        return file.toByteArray();
    }

    private static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(small, deflater)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return small.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
