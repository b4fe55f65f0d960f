package org.mfglab.workbench.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GreyImageTest {

    private static byte[] bytes(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, out), format);
        return out.toByteArray();
    }

    private static GreyImage read(byte[] bytes) throws IOException {
        return GreyImage.read(new ByteArrayInputStream(bytes));
    }

    /// Java takes stored grey for linear light and would brighten 128 to 188.
    @ParameterizedTest
    @CsvSource({"10, 255", "11, 65535"})
    void greyLevelsAreThoseOfTheFile(int type, int white) throws IOException {
        BufferedImage image = new BufferedImage(3, 1, type);
        for (int i = 0; i < 3; i++) image.getRaster().setSample(i, 0, 0, white * i / 2);
        GreyImage grey = read(bytes(image, "png"));
        assertEquals(0, grey.at(0, 0));
        assertEquals(0.5, grey.at(0, 1), 0.003);
        assertEquals(1, grey.at(0, 2));
    }

    @Test
    void coloursBecomeTheirLuminance() throws IOException {
        BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_INT_RGB);
        int[] colours = {0xff0000, 0x00ff00, 0x0000ff, 0xffffff};
        for (int i = 0; i < 4; i++) image.setRGB(i, 0, colours[i]);
        GreyImage grey = read(bytes(image, "png"));
        assertEquals(0.2126, grey.at(0, 0), 1e-6);
        assertEquals(0.7152, grey.at(0, 1), 1e-6);
        assertEquals(0.0722, grey.at(0, 2), 1e-6);
        assertEquals(1, grey.at(0, 3), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif", "wbmp"})
    void otherFormatsAreRefused(String format) throws IOException {
        byte[] bytes = bytes(new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_BINARY), format);
        assertEquals("It is not a png, jpg or bmp image.", assertThrows(IOException.class, () -> read(bytes)).getMessage());
    }

    /// The size stands in the header; nothing is decoded.
    @Test
    void aPictureThatSaysItIsHugeIsRefusedBeforeMemoryIsTaken() throws IOException {
        byte[] bytes = bytes(new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY), "png");
        ByteBuffer header = ByteBuffer.wrap(bytes);
        header.putInt(16, 2_000_000_000).putInt(20, 2_000_000_000);
        CRC32 crc = new CRC32();
        crc.update(bytes, 12, 17);
        header.putInt(29, (int) crc.getValue());
        String message = assertThrows(IOException.class, () -> read(bytes)).getMessage();
        assertEquals("It has 2000000000 x 2000000000 points; more than 16777216, or more than 8192 on a side, are refused.", message);
    }

    /// Whatever the bytes, the answer is a picture or a reason.
    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "jpg"})
    void damagedFilesAreRefusedInWords(String format) throws IOException {
        byte[] good = bytes(new BufferedImage(20, 10, BufferedImage.TYPE_3BYTE_BGR), format);
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            for (int k = 0; k < 5; k++) bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            if (i % 3 == 0) bad = Arrays.copyOf(bad, random.nextInt(bad.length));
            try {
                read(bad);
            } catch (IOException e) {
                assertTrue(e.getMessage().startsWith("It "), e.getMessage());
                refused++;
            }
        }
        assertTrue(refused > 50, "refused " + refused);
    }
}
