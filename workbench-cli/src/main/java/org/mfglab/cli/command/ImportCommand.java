package org.mfglab.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.mfglab.cli.Console;
import org.mfglab.workbench.imported.Import;
import org.mfglab.workbench.imported.ImportRequest;
import org.mfglab.workbench.imported.ResultKind;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Refusal;
import org.mfglab.workbench.study.Presets;
import org.mfglab.workbench.study.ProblemFile;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;
import org.mfglab.workbench.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mfglab import FILE --out DIR`: a result of another program as a run folder.
@Command(name = "import", sortOptions = false,
        description = "Makes a run folder of the result of a neural flow or another program: samples, trajectories, or a density on a grid.",
        footer = {"", "Keys of --map, each with the name of an array in FILE:",
                "  samples paths t m logm u x y z data",
                "and with a value:",
                "  t      a formula of t, k, K, T: --map t='1 - t'; k/K is level k of K",
                "  mean, std   of training: x = mean + std*x', as in --map std=[1.5,2]",
                "  order  of the axes: ntd or tnd, or as in txy",
                "What is not given is known by the names of the arrays, or asked for.",
                "Exit codes: 0 done, 2 something must be given, 3 the problem of --problem has",
                "errors, 7 files."})
public final class ImportCommand implements Callable<Integer> {

    private static final String AUTO = "auto";

    private final Console console;
    private final List<String> words;

    @Mixin
    private HelpOption help;

    @Parameters(paramLabel = "FILE", description = "arrays as .npz or .npy, or samples as .csv")
    private Path file;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "the run folder to make")
    private Path out;

    @Option(names = "--as", paramLabel = "auto|samples|trajectories|fields", description = "what it is")
    private String as = AUTO;

    @Option(names = "--map", paramLabel = "KEY=NAME", description = "says what an array is, or a value; repeatable")
    private List<String> maps = new ArrayList<>();

    @Option(names = "--problem", paramLabel = "FILE.toml", description = "takes the grid and the end T of a problem, or of a preset")
    private String problem;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "replaces a value of the problem; repeatable")
    private List<String> replacements = new ArrayList<>();

    @Option(names = "--bandwidth", paramLabel = "H", description = "the standard deviation of the kernels that smooth points; without it Scott's rule")
    private Double bandwidth;

    @Option(names = "--force", description = "replaces an earlier run in DIR")
    private boolean force;

    @Spec
    private CommandSpec spec;

    /// @param words the whole command line, for the manifest
    public ImportCommand(Console console, List<String> words) {
        this.console = console;
        this.words = words;
    }

    @Override
    public Integer call() {
        if (out.toString().isBlank()) throw wrong("The folder ('%s') of --out must have a name. Maybe a variable is empty.".formatted(out));
        if (bandwidth != null && !(bandwidth > 0 && Double.isFinite(bandwidth))) throw wrong("The bandwidth (%s) must be positive.".formatted(bandwidth));
        Optional<ResultKind> kind = kind();
        if (problem == null && !replacements.isEmpty()) throw wrong("--set changes the problem of --problem, which is not given.");
        try {
            if (problem == null) return made(kind, Optional.empty());
            return switch (reading()) {
                case Reading.Refused(var issues) -> {
                    IssueText.print(console.err(), issues);
                    yield Exit.INVALID.code();
                }
                case Reading.Accepted(Study study, var _) -> made(kind, Optional.of(study));
            };
        } catch (IOException e) {
            return console.fail(Exit.FILE, Unreadable.file(problem, e));
        } catch (Refusal e) {
            return console.fail(e.exit(), e.reason());
        }
    }

    /// Empty for auto.
    private Optional<ResultKind> kind() {
        if (as.equals(AUTO)) return Optional.empty();
        for (ResultKind kind : ResultKind.values()) if (kind.word().equals(as)) return Optional.of(kind);
        throw wrong("--as '%s' must be auto, samples, trajectories or fields.".formatted(as));
    }

    private Reading reading() throws IOException {
        List<Setting> settings = new ArrayList<>();
        for (String replacement : replacements) {
            try {
                settings.add(Setting.parse(replacement));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), e.getMessage(), e);
            }
        }
        if (!Files.exists(Path.of(problem)) && Presets.contains(problem)) return Presets.source(problem).read(settings);
        return ProblemFile.source(Path.of(problem)).read(settings);
    }

    private int made(Optional<ResultKind> kind, Optional<Study> study) throws Refusal {
        List<String> command = new ArrayList<>(List.of("mfglab"));
        command.addAll(words);
        Import.Imported imported = Import.of(new ImportRequest(file, out, kind, maps, study, bandwidth == null ? OptionalDouble.empty() : OptionalDouble.of(bandwidth), force, command));
        for (Message notice : imported.notices()) console.err().print(notice.text());
        console.err().println(" ✓ imported  " + imported.summary());
        console.out().println("   results  " + imported.folder());
        console.out().flush();
        return Exit.DONE.code();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
