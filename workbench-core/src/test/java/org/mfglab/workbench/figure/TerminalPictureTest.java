package org.mfglab.workbench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalPictureTest {

    private static final String LOW = ";2;68;1;84m";
    private static final String HIGH = ";2;253;231;37m";

    @Test
    void theUpperRowOfNodesIsTheInkAndTheLowerTheGround() {
        List<String> lines = TerminalPicture.of(new double[] {0, 1, 1, 0}, 2, 2, ColourMap.VIRIDIS, 80);
        assertEquals(List.of("\u001B[38" + HIGH + "\u001B[48" + LOW + "▀\u001B[38" + LOW + "\u001B[48" + HIGH + "▀\u001B[0m"), lines);
    }

    @Test
    void thePictureKeepsItsProportionsAndTheGivenWidth() {
        List<String> lines = TerminalPicture.of(new double[200 * 100], 200, 100, ColourMap.VIRIDIS, 40);
        assertEquals(10, lines.size());
        for (String line : lines) assertEquals(40, line.chars().filter(c -> c == '▀').count());
    }

    @Test
    void aPixelIsTheMeanOfItsNodes() {
        Scale scale = Scale.density("m", "", new double[] {2});
        String mean = TerminalPicture.of(new double[] {0, 2, 0, 2, 0, 2, 0, 2}, 4, 2, scale, 2).getFirst();
        int rgb = ColourMap.VIRIDIS.rgb(0.5);
        assertTrue(mean.startsWith("\u001B[38;2;%d;%d;%dm".formatted(rgb >> 16, rgb >> 8 & 255, rgb & 255)), mean);
    }

    @Test
    void missingValuesAreGrey() {
        assertTrue(TerminalPicture.of(new double[] {Double.NaN, Double.NaN}, 1, 2, ColourMap.VIK, 5).getFirst().contains("128;128;128"));
    }

    @Test
    void aWrongNumberOfValuesIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> TerminalPicture.of(new double[3], 2, 2, ColourMap.VIRIDIS, 10));
    }
}
