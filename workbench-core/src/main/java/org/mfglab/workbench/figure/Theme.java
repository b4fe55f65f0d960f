package org.mfglab.workbench.figure;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;

/// The colours of a page.
///
/// @param background  the page
/// @param text        titles and labels
/// @param muted       frames, ticks, small notes
/// @param grid        the faint lines behind curves
/// @param missing     values that are not finite; a neutral grey that no colour map contains
/// @param curves      one colour per curve, used in turn; Okabe and Ito, https://jfly.uni-koeln.de/color/ (2008)
public record Theme(Color background, Color text, Color muted, Color grid, Color missing, List<Color> curves) {

    /// Dark on white.
    public static final Theme LIGHT = new Theme(new Color(0xffffff), new Color(0x1c2026), new Color(0x646b75), new Color(0xe6e8eb),
            new Color(0xb8b8b8), colours(0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9, 0x000000));

    /// Light on near black.
    public static final Theme DARK = new Theme(new Color(0x15181d), new Color(0xe8eaed), new Color(0x9aa1ab), new Color(0x2b3038),
            new Color(0x6e6e6e), colours(0x56b4e9, 0xe69f00, 0x009e73, 0xcc79a7, 0xf0e442, 0xd55e00, 0xffffff));

    /// Copies the list.
    public Theme {
        curves = List.copyOf(curves);
    }

    /// Where agents leave.
    Color door() {
        return curves.get(2);
    }

    Color curve(int index) {
        return curves.get(index % curves.size());
    }

    private static List<Color> colours(int... rgb) {
        return Arrays.stream(rgb).mapToObj(Color::new).toList();
    }
}
