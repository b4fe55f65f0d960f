package org.mfglab.workbench.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithoutFontsTest {

    /// Draws a figure into a file. A program of its own, because a process keeps the fonts that it has once found.
    static final class Drawing {

        public static void main(String[] arguments) throws IOException {
            Files.write(Path.of(arguments[0]), panels());
        }

        static byte[] panels() {
            Picture page = new Picture(Theme.LIGHT, 400, 1);
            return page.png(Panels.row("αβγ ν ∇m ∂u", List.of((HeatMap) PictureTest.figures().getFirst())));
        }
    }

    @Test
    void aMachineWithoutFontsAndDisplayDrawsTheSamePixelsAndSaysNothing(@TempDir Path folder) throws IOException, InterruptedException {
        Path fontconfig = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");
        Path picture = folder.resolve("picture.png");
        Path classes = folder.resolve("classes.log");
        Path output = folder.resolve("output.txt");
        ProcessBuilder child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + classes, "-cp", System.getProperty("java.class.path"), Drawing.class.getName(), picture.toString());
        child.environment().put("FONTCONFIG_FILE", fontconfig.toString());
        child.environment().remove("DISPLAY");
        int exit = child.redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
        assertEquals("", Files.readString(output));
        assertEquals(0, exit);
        assertArrayEquals(Drawing.panels(), Files.readAllBytes(picture));
        assertFalse(Files.readString(classes).contains("sun.font.FontManagerFactory "), "the window system's fonts were asked for");
    }
}
