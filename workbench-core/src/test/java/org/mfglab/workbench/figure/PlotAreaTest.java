package org.mfglab.workbench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A place of the picture and the coordinates there, checked against the pixels that are drawn.
class PlotAreaTest {

    /// One node is bright: the pixel at its coordinates has its colour, and a pixel of its colour has its coordinates.
    @Test
    void aPixelIsWhereItsCoordinatesSay() {
        Axis x = Axis.cells("x", "", -1, 3, 8);
        Axis y = Axis.periodic("y", "", 2, 4, 5);
        for (int node = 0; node < 40; node++) {
            double[] values = new double[40];
            values[node] = 1;
            HeatMap map = HeatMap.of("one", x, y, values, Scale.density("m", "", values));
            Picture picture = new Picture(Theme.LIGHT, 500, 2);
            PlotArea area = picture.areas(map).getFirst();
            BufferedImage image = picture.image(map);
            double nodeX = x.node(node % 8);
            double nodeY = y.node(node / 8) + 0.1;
            int pixel = image.getRGB((int) (2 * area.pageX(nodeX)), (int) (2 * area.pageY(nodeY))) & 0xffffff;
            assertEquals(ColourMap.VIRIDIS.rgb(1), pixel, "node " + node);
            assertEquals(nodeX, area.xAt(area.pageX(nodeX)), 1e-12);
            assertEquals(nodeY, area.yAt(area.pageY(nodeY)), 1e-12);
            Sample sample = map.at(nodeX + 0.2, nodeY);
            assertEquals(1, sample.value());
            assertEquals(nodeX, sample.x());
        }
    }

    @Test
    void eachPanelHasItsArea() {
        Axis axis = Axis.cells("x", "", 0, 1, 2);
        HeatMap map = HeatMap.of("a", axis, axis, new double[4], Scale.density("m", "", new double[4]));
        List<PlotArea> areas = new Picture(Theme.LIGHT, 600, 1).areas(Panels.row("two", List.of(map, map.withTitle("b"))));
        assertEquals(2, areas.size());
        double middle = areas.get(1).pageX(0.5);
        assertTrue(areas.get(1).contains(middle, areas.get(1).pageY(0.5)));
        assertFalse(areas.get(0).contains(middle, areas.get(0).pageY(0.5)));
    }

    @Test
    void aLogarithmicAreaGoesInRatios() {
        LinePlot plot = LinePlot.powers("", "h", "error", List.of(new LinePlot.Curve("e", new double[] {0.1, 1}, new double[] {1e-4, 1})));
        PlotArea area = new Picture(Theme.LIGHT, 600, 1).areas(plot).getFirst();
        assertEquals(1e-2, area.yAt(area.top() + area.height() / 2), 1e-12);
    }

    /// Zoomed in, the picture shows the same nodes, larger.
    @Test
    void aPartShowsTheSameNodes() {
        Axis axis = Axis.cells("x", "", 0, 1, 4);
        double[] values = new double[16];
        values[5] = 1;
        HeatMap part = HeatMap.of("", axis, axis, values, Scale.density("m", "", values)).within(0.25, 0.5, 0.25, 0.5);
        Picture picture = new Picture(Theme.LIGHT, 400, 1);
        PlotArea area = picture.areas(part).getFirst();
        BufferedImage image = picture.image(part);
        for (double share : new double[] {0.02, 0.5, 0.98})
            assertEquals(ColourMap.VIRIDIS.rgb(1), image.getRGB((int) (area.left() + share * area.width()), (int) (area.top() + share * area.height())) & 0xffffff);
    }
}
