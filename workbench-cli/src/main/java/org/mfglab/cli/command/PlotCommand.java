package org.mfglab.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.mfglab.cli.Console;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.figure.Picture;
import org.mfglab.workbench.figure.Theme;
import org.mfglab.workbench.report.FieldSeries;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.report.Quantity;
import org.mfglab.workbench.report.Reduction;
import org.mfglab.workbench.report.Views;
import org.mfglab.workbench.run.AtomicFile;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.FileFailure;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.StoredRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mfglab plot RUN`: one picture of a run.
@Command(name = "plot", sortOptions = false, description = "Draws a picture of a run.")
public final class PlotCommand implements Callable<Integer> {

    /// What is drawn.
    enum View { DENSITY, VALUE, RESIDUALS, SPACE_TIME;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Text to view; picocli's own reading of constants does not know the hyphen.
    static final class ViewReader implements CommandLine.ITypeConverter<View> {
        @Override
        public View convert(String text) {
            for (View view : View.values()) if (view.toString().equals(text)) return view;
            throw new CommandLine.TypeConversionException("expected one of %s, but was '%s'".formatted(List.of(View.values()), text));
        }
    }

    private static final int FRAMES = 60;
    private static final int MILLISECONDS_PER_FRAME = 80;
    private static final int WIDTH = 720;

    private final Console console;

    @Mixin
    private HelpOption help;

    @Parameters(paramLabel = "RUN", description = "a run folder")
    private Path path;

    @Option(names = "--view", paramLabel = "density|value|residuals|space-time", converter = ViewReader.class, defaultValue = "density", description = "what to draw")
    private View view;

    @Option(names = "--t", paramLabel = "X", description = "the time to draw; without it a few times side by side")
    private Double time;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE.png|gif", required = true, description = "where to write the picture; a gif shows the field in motion")
    private Path output;

    @Spec
    private CommandSpec spec;

    public PlotCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String name = output.toString().toLowerCase(Locale.ROOT);
        boolean moving = name.endsWith(".gif");
        if (!moving && !name.endsWith(".png"))
            throw new CommandLine.ParameterException(spec.commandLine(), "The picture '%s' must end in .png or .gif.".formatted(output));
        if (moving && (view == View.RESIDUALS || view == View.SPACE_TIME || time != null))
            throw new CommandLine.ParameterException(spec.commandLine(), "A gif shows a field in motion: --view density or value, without --t.");
        byte[] picture;
        try {
            StoredRun run = StoredRun.open(path);
            picture = moving ? new Picture(Theme.LIGHT, WIDTH, 1).gif(frames(run), MILLISECONDS_PER_FRAME) : new Picture(Theme.LIGHT, WIDTH, 2).png(figure(run));
        } catch (IOException e) {
            return console.fail(Exit.FILE, new Message("I403", "The run '" + path + "' cannot be drawn.", List.of(String.valueOf(e.getMessage())), List.of()));
        }
        try {
            AtomicFile.write(output.toAbsolutePath(), out -> out.write(picture));
        } catch (IOException e) {
            return console.fail(Exit.FILE, new Message("I402", "The picture '" + output + "' cannot be written.", List.of(FileFailure.reason(e)),
                    List.of("Another place, or a folder that exists: -o FILE")));
        }
        console.out().println(output);
        return Exit.DONE.code();
    }

    private List<Figure> frames(StoredRun run) throws IOException {
        return Views.frames(quantity(), series(run, FRAMES), run.title());
    }

    private Figure figure(StoredRun run) throws IOException {
        return switch (view) {
            case RESIDUALS -> Views.residuals(run.residuals(), run.tolerance(), run.title());
            case SPACE_TIME -> Views.spaceTime(Quantity.DENSITY, FieldSeries.of(run.density(), Reduction.ALONG_X, Integer.MAX_VALUE), run.title());
            case DENSITY, VALUE -> {
                FieldSeries series = series(run, time == null ? FRAMES : Integer.MAX_VALUE);
                yield time == null ? Views.overview(quantity(), series, run.title()) : Views.at(quantity(), series, nearest(series.times()), run.title());
            }
        };
    }

    private Quantity quantity() {
        return view == View.VALUE ? Quantity.VALUE : Quantity.DENSITY;
    }

    private FieldSeries series(StoredRun run, int most) throws IOException {
        return view == View.VALUE ? FieldSeries.of(run.value(), Reduction.MIDDLE, most) : FieldSeries.of(run.density(), Reduction.PLANE, most);
    }

    /// The level next to the time that is wanted, which the run must cover.
    private int nearest(double[] times) {
        double first = times[0];
        double last = times[times.length - 1];
        double slack = 1e-9 * (last - first);
        if (!(time >= first - slack && time <= last + slack))
            throw new CommandLine.ParameterException(spec.commandLine(),
                    "The time (%s) must lie between %s and %s, the first and the last one of the run '%s'.".formatted(time, Numbers.of(first, 6), Numbers.of(last, 6), path));
        int nearest = 0;
        for (int i = 1; i < times.length; i++) if (Math.abs(times[i] - time) < Math.abs(times[nearest] - time)) nearest = i;
        return nearest;
    }
}
