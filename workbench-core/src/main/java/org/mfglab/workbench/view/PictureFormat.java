package org.mfglab.workbench.view;

import java.io.IOException;
import java.nio.file.Path;
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

    private static final int WIDTH = 720;
    private static final double PIXELS_PER_UNIT = 2;
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

    /// The bytes of the file.
    ///
    /// @param time the time to draw; a GIF shows all of them
    /// @throws IOException       if the run lacks what is to be drawn, in words for its owner
    /// @throws ImpossiblePicture if the view has no such picture
    public byte[] draw(View view, StoredRun run, OptionalDouble time, Theme theme) throws IOException, ImpossiblePicture {
        Picture page = new Picture(theme, WIDTH, this == GIF ? 1 : PIXELS_PER_UNIT);
        return switch (this) {
            case PNG -> page.png(marked(view.figure(run, time), run));
            case SVG -> page.svg(marked(view.figure(run, time), run));
            case PDF -> page.pdf(marked(view.figure(run, time), run));
            case GIF -> {
                if (time.isPresent()) throw new ImpossiblePicture("A gif shows all times in motion.", "Leave out --t, or ask for a png, svg or pdf.");
                yield page.gif(view.frames(run).stream().map(frame -> marked(frame, run)).toList(), MILLISECONDS_PER_FRAME);
            }
        };
    }

    private static Figure marked(Figure figure, StoredRun run) {
        return run.doubt().isEmpty() ? figure : figure.withTitle(StoredRun.titled(figure.title(), run.doubt()));
    }
}
