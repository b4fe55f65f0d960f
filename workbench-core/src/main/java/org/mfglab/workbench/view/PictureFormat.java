package org.mfglab.workbench.view;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.Picture;
import org.mfglab.workbench.figure.Theme;
import org.mfglab.workbench.run.StoredRun;

/// What a picture is stored as.
public enum PictureFormat {
    PNG, SVG, PDF, GIF;

    /// The width of a picture in drawing units, unless another is asked for.
    public static final int WIDTH = 720;
    /// The pixels of a drawing unit, unless others are asked for.
    public static final double PIXELS_PER_UNIT = 2;
    private static final int FRAMES = 60;
    private static final int MILLISECONDS_PER_FRAME = 80;

    /// The format of a file by the ending of its name; empty if it is none of these.
    public static Optional<PictureFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Stream.of(values()).filter(format -> name.endsWith("." + format.ending())).findFirst();
    }

    /// The ending of file names, without the point.
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The bytes of the file, as large as `mfglab plot` makes it.
    ///
    /// @param time the time to draw; a GIF shows all of them
    /// @throws IOException       if the run lacks what is to be drawn, in words for its owner
    /// @throws ImpossiblePicture if the view has no such picture
    public byte[] draw(Drawing drawing, StoredRun run, OptionalDouble time, Theme theme) throws IOException, ImpossiblePicture {
        return draw(drawing, run, time, page(theme));
    }

    /// The page of a picture for which no other is asked.
    public Picture page(Theme theme) {
        return new Picture(theme, WIDTH, this == GIF ? 1 : PIXELS_PER_UNIT);
    }

    /// The bytes of the file on a given page.
    public byte[] draw(Drawing drawing, StoredRun run, OptionalDouble time, Picture page) throws IOException, ImpossiblePicture {
        return switch (this) {
            case PNG -> page.png(drawing.figure(run, time));
            case SVG -> page.svg(drawing.figure(run, time));
            case PDF -> page.pdf(drawing.figure(run, time));
            case GIF -> {
                if (time.isPresent()) throw new ImpossiblePicture("A gif shows all times in motion.", "Leave out --t, or ask for a png, svg or pdf.");
                yield page.gif(frames(drawing, run), MILLISECONDS_PER_FRAME);
            }
        };
    }

    private static List<Figure> frames(Drawing drawing, StoredRun run) throws IOException, ImpossiblePicture {
        Reel reel = drawing.reel(run);
        if (!reel.moves()) throw new ImpossiblePicture("This view does not move.", "Ask for a png, svg or pdf, or for --view density.");
        return reel.evenly(FRAMES);
    }
}
