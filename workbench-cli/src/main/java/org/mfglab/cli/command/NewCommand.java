package org.mfglab.cli.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.mfglab.cli.Console;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.FileFailure;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.study.Presets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mfglab new PRESET [FILE]`: a commented problem file to start from, with the pictures that it names.
@Command(name = "new", description = "Writes a commented problem file to start from. It never overwrites a file.")
public final class NewCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private HelpOption help;

    @Parameters(index = "0", paramLabel = "PRESET", description = "the name of a preset; see mfglab presets")
    private String preset;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "where to write it; without it PRESET.toml")
    private Path file;

    @Spec
    private CommandSpec spec;

    public NewCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SequencedMap<String, byte[]> files;
        try {
            files = Presets.files(preset);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
        }
        if (file != null && file.toString().isBlank())
            throw new CommandLine.ParameterException(spec.commandLine(), "The file ('%s') must have a name. Maybe a variable is empty.".formatted(file));
        try {
            for (Map.Entry<String, byte[]> content : files.entrySet())
                if (inTheWay(content)) return exists(place(content.getKey()));
            for (Map.Entry<String, byte[]> content : files.entrySet()) write(place(content.getKey()), content.getValue());
        } catch (FileAlreadyExistsException e) {
            return exists(Path.of(e.getFile()));
        } catch (IOException e) {
            return console.fail(Exit.FILE, new Message("I402", "The file '%s' cannot be written.".formatted(place(preset + ".toml")), List.of(FileFailure.reason(e)),
                    List.of("Another place, or a folder that exists: mfglab new " + preset + " FILE")));
        }
        for (String name : files.keySet()) console.out().println(place(name));
        return Exit.DONE.code();
    }

    private int exists(Path place) {
        return console.fail(Exit.FILE, new Message("I402", "The file '%s' exists already and is not overwritten.".formatted(place), List.of(),
                List.of(place.equals(place(preset + ".toml")) ? "Another name: mfglab new " + preset + " FILE" : "Another folder: mfglab new " + preset + " FOLDER/" + preset + ".toml")));
    }

    /// The problem file stands where it is wanted, pictures beside it under their own names.
    private Path place(String name) {
        Path problem = file == null ? Path.of(preset + ".toml") : file;
        return name.equals(preset + ".toml") ? problem : problem.resolveSibling(name);
    }

    private boolean inTheWay(Map.Entry<String, byte[]> content) throws IOException {
        Path place = place(content.getKey());
        return Files.exists(place) && !unchanged(place, content.getValue());
    }

    /// Whether a picture lies there already as it is; a problem file is never taken for ours.
    private static boolean unchanged(Path place, byte[] content) throws IOException {
        return !place.toString().endsWith(".toml") && Files.isRegularFile(place) && Arrays.equals(Files.readAllBytes(place), content);
    }

    private static void write(Path place, byte[] content) throws IOException {
        if (!unchanged(place, content)) Files.write(place, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
}
