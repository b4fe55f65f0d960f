package org.mfglab.workbench.figure;

import java.awt.Color;

/// Black or white ink, whichever is seen better on a colour.
final class Contrast {

    private static final Color LIGHT_INK = new Color(255, 255, 255, 190);
    private static final Color DARK_INK = new Color(0, 0, 0, 170);

    private Contrast() { }

    /// White on dark colours, black on light ones; slightly transparent.
    static Color on(int rgb) {
        return luminance(rgb) < 0.3 ? LIGHT_INK : DARK_INK;
    }

    /// The relative luminance Y of an sRGB colour, 0 for black and 1 for white (IEC 61966-2-1).
    static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
