package org.mfglab.cli.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.mfglab.cli.Console;
import org.mfglab.workbench.export.ExportFormat;
import org.mfglab.workbench.export.ExportedRun;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Exports;
import org.mfglab.workbench.run.FileFailure;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.StoredRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mfglab export RUN`: the fields of a run in a format of other programs.
@Command(name = "export", sortOptions = false, description = "Writes the fields of a run for other programs.",
        footer = {"", "h5   HDF5: t, x, y, z, m, u with units and axes as attributes",
                "npz  numpy: the same arrays in one archive",
                "vti  VTK, ParaView: NAME.pvd lists NAME_0000.vti, ... with their times;",
                "     PATH is NAME.pvd, NAME.vti or a folder for them",
                "csv  a table with the columns t,x,y,z,m,u",
                "Each of them is marked if the run has not converged."})
public final class ExportCommand implements Callable<Integer> {

    /// Text to format; picocli's own reading of constants would tell their names in capitals.
    static final class FormatReader implements CommandLine.ITypeConverter<ExportFormat> {
        @Override
        public ExportFormat convert(String text) {
            for (ExportFormat format : ExportFormat.values()) if (format.key().equals(text)) return format;
            throw new CommandLine.TypeConversionException("expected one of %s, but was '%s'".formatted(List.of(ExportFormat.values()), text));
        }
    }

    private final Console console;

    @Mixin
    private HelpOption help;

    @Parameters(paramLabel = "RUN", description = "a run folder")
    private Path path;

    @Option(names = "--format", paramLabel = "h5|npz|vti|csv", converter = FormatReader.class, required = true, description = "the format to write")
    private ExportFormat format;

    @Option(names = {"-o", "--output"}, paramLabel = "PATH", required = true, description = "where to write it")
    private Path output;

    @Option(names = "--force", description = "replaces what an earlier export wrote there; other files stay")
    private boolean force;

    @Spec
    private CommandSpec spec;

    public ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (output.getFileName() == null || output.toString().isBlank())
            throw new ParameterException(spec.commandLine(), "The path ('%s') of -o must name a file or a folder. Maybe a variable is empty.".formatted(output));
        ExportedRun run;
        try {
            run = StoredRun.open(path).exported();
        } catch (IOException e) {
            return console.fail(Exit.FILE, new Message("I403", "The run '" + path + "' cannot be exported.", List.of(String.valueOf(e.getMessage())), List.of()));
        }
        try (run) {
            console.out().println(Exports.write(run, format, output, force));
            return Exit.DONE.code();
        } catch (FileAlreadyExistsException e) {
            return console.fail(Exit.FILE, new Message("I402", "The export '%s' is not written: something is there already.".formatted(output),
                    List.of(FileFailure.reason(e)), List.of("Another name: -o PATH", "--force replaces an earlier export.")));
        } catch (IOException e) {
            return console.fail(Exit.FILE, new Message("I402", "The export '%s' cannot be written.".formatted(output), List.of(FileFailure.reason(e)),
                    List.of("Another place, or a folder that exists: -o PATH")));
        }
    }
}
