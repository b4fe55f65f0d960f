package org.mfglab.cli.command;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mfglab.workbench.study.Presets;
import org.mfglab.workbench.study.ProblemFile;
import org.mfglab.workbench.study.ProblemSource;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A problem on the command line: a file or the name of a preset, with values replaced.
final class ProblemArgument {

    @Parameters(paramLabel = "FILE", description = "a problem file, or the name of a preset")
    String file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "replaces a value of the file, as in --set grid.n=[64,64]; repeatable")
    List<String> replacements = new ArrayList<>();

    @Option(names = "--folder", paramLabel = "DIR", description = "where relative file names of the problem begin; by default the folder of FILE")
    Path folder;

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    /// @param more settings that come after those of `--set`
    /// @throws IOException if the file cannot be read
    Reading read(List<Setting> more) throws IOException {
        List<Setting> settings = new ArrayList<>(settings());
        settings.addAll(more);
        return source().read(settings);
    }

    /// The settings of `--set`.
    List<Setting> settings() {
        return replacements.stream().map(this::setting).toList();
    }

    /// @throws IOException if the file cannot be read
    ProblemSource source() throws IOException {
        Path path = Path.of(file);
        if (Files.exists(path) && !Files.isDirectory(path)) return folder == null ? ProblemFile.source(path) : ProblemFile.source(path, folder);
        if (Presets.contains(file)) return Presets.source(file);
        if (Files.isDirectory(path)) throw new FileSystemException(file, null, Unreadable.FOLDER);
        throw new NoSuchFileException(file);
    }

    private Setting setting(String text) {
        try {
            return Setting.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
