package org.mfglab.ui.view;

import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.HeatMap;
import org.mfglab.workbench.figure.Picture;
import org.mfglab.workbench.figure.Theme;

/// The page that fits a room, remembered from one time to the next: heat maps of the same axes and colours are laid out alike.
final class Pages {

    /// All that the layout of a heat map depends on.
    private record Layout(Object x, Object y, Object scale, boolean titled, boolean arrows, int contours, Theme theme, int width, int height, double deviceScale) { }

    private Layout last;
    private Picture page;

    /// Called on one thread.
    Picture within(Figure figure, Theme theme, int width, int height, double deviceScale) {
        if (!(figure instanceof HeatMap map)) return Picture.within(figure, theme, width, height, deviceScale);
        Layout layout = new Layout(map.x(), map.y(), map.scale(), map.title().isEmpty(), map.arrows().isPresent(), map.contours().size(), theme, width, height, deviceScale);
        if (!layout.equals(last)) page = Picture.within(figure, theme, width, height, deviceScale);
        last = layout;
        return page;
    }
}
