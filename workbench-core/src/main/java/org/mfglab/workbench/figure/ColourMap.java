package org.mfglab.workbench.figure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// A published, perceptually ordered table of 256 colours.
///
/// In a sequential map the lightness rises from the low to the high end, so that the picture keeps its order in print and for
/// colour-blind readers. A diverging map is light in the middle, which stands for zero, and darkens towards both ends.
/// Each table is a resource beside this class that names its source and licence.
public enum ColourMap {
    /// N. J. Smith, S. van der Walt, E. Firing; CC0.
    VIRIDIS(false),
    /// N. J. Smith, S. van der Walt; CC0.
    INFERNO(false),
    /// N. J. Smith, S. van der Walt; CC0.
    MAGMA(false),
    /// Nuñez, Anderton, Renslow, doi:10.1371/journal.pone.0199239; BSD 2-Clause.
    CIVIDIS(false),
    /// F. Crameri, doi:10.5281/zenodo.1243862; MIT. For signed quantities.
    VIK(true);

    private final boolean diverging;
    private final List<String> header;
    private final int[] table;

    ColourMap(boolean diverging) {
        this.diverging = diverging;
        List<String> lines = resource(title() + ".txt").lines().toList();
        this.header = lines.stream().filter(line -> line.startsWith("#")).map(line -> line.substring(1).strip()).toList();
        this.table = lines.stream().filter(line -> !line.startsWith("#")).flatMap(line -> Arrays.stream(line.split(" ")))
                .mapToInt(HexFormat::fromHexDigits).toArray();
    }

    /// The published name, as it stands on colour bars.
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether the middle of the map stands for zero.
    public boolean diverging() {
        return diverging;
    }

    /// What it is, its source and its licence, a line each.
    public List<String> header() {
        return header;
    }

    /// The colour `0xRRGGBB` at a position in `[0, 1]`; positions outside get the end colours.
    ///
    /// @throws IllegalArgumentException for NaN, which has no colour
    public int rgb(double position) {
        if (Double.isNaN(position)) {
            throw new IllegalArgumentException("NaN has no colour in the map '" + title() + "'. Maybe the value should be drawn as missing.");
        }
        return table[(int) Math.round(Math.clamp(position, 0.0, 1.0) * (table.length - 1))];
    }

    private static String resource(String name) {
        try (InputStream stream = ColourMap.class.getResourceAsStream(name)) {
            if (stream == null) throw new IOException("The colour map table '" + name + "' is missing. Maybe the jar is incomplete.");
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
