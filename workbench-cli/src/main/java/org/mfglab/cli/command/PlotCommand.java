package org.mfglab.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mfglab.cli.Console;
import org.mfglab.workbench.figure.Theme;
import org.mfglab.workbench.run.AtomicFile;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.FileFailure;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.StoredRun;
import org.mfglab.workbench.view.Drawing;
import org.mfglab.workbench.view.ImpossiblePicture;
import org.mfglab.workbench.view.PictureFormat;
import org.mfglab.workbench.view.Stored;
import org.mfglab.workbench.view.View;
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

    /// Text to view.
    static final class ViewReader implements CommandLine.ITypeConverter<View> {
        @Override
        public View convert(String text) {
            return View.named(text).orElseThrow(() -> new CommandLine.TypeConversionException("expected one of %s, but was '%s'"
                    .formatted(String.join(", ", View.ALL.stream().map(View::word).toList()), text)));
        }
    }

    /// Text to field.
    static final class StoredReader implements CommandLine.ITypeConverter<Stored> {
        @Override
        public Stored convert(String text) {
            return Stream.of(Stored.values()).filter(field -> field.word().equals(text)).findFirst()
                    .orElseThrow(() -> new CommandLine.TypeConversionException("expected one of density, value, but was '%s'".formatted(text)));
        }
    }

    /// Text to colours of the page.
    static final class ThemeReader implements CommandLine.ITypeConverter<Theme> {
        @Override
        public Theme convert(String text) {
            return switch (text) {
                case "light" -> Theme.LIGHT;
                case "dark" -> Theme.DARK;
                default -> throw new CommandLine.TypeConversionException("expected one of light, dark, but was '%s'".formatted(text));
            };
        }
    }

    private final Console console;

    @Mixin
    private HelpOption help;

    @Parameters(paramLabel = "RUN", description = "a run folder")
    private Path path;

    @Option(names = "--view", paramLabel = "density|value|control|paths|residuals|space-time|surface", converter = ViewReader.class, defaultValue = "density", description = "what to draw")
    private View view;

    @Option(names = "--quantity", paramLabel = "density|value", converter = StoredReader.class, description = "what a space-time picture or a surface shows; the density by default")
    private Stored quantity;

    @Option(names = "--t", paramLabel = "X", description = "the time to draw; without it what shows all times best")
    private Double time;

    @Option(names = "--theme", paramLabel = "light|dark", converter = ThemeReader.class, defaultValue = "light", description = "dark on white, or light on near black")
    private Theme theme;

    @Mixin
    private DrawingOptions choices;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE.png|svg|pdf|gif", required = true, description = "where to write the picture; a gif shows it in motion")
    private Path output;

    @Spec
    private CommandSpec spec;

    public PlotCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PictureFormat format = PictureFormat.of(output).orElseThrow(() -> refused("The picture '%s' must end in %s.".formatted(output,
                String.join(", ", Stream.of(PictureFormat.values()).map(each -> "." + each.ending()).toList()))));
        byte[] picture;
        try {
            Drawing drawing = choices.drawing(quantity == null ? view : view.showing(quantity));
            picture = format.draw(drawing, StoredRun.open(path), time == null ? OptionalDouble.empty() : OptionalDouble.of(time), choices.page(format, theme));
        } catch (ImpossiblePicture | IllegalArgumentException e) {
            throw refused(e.getMessage());
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

    private CommandLine.ParameterException refused(String why) {
        return new CommandLine.ParameterException(spec.commandLine(), why);
    }
}
