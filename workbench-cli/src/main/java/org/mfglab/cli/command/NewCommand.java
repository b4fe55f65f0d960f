package org.mfglab.cli.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
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

/// `mfglab new PRESET [FILE]`: a commented problem file to start from.
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
        String text;
        try {
            text = Presets.text(preset);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
        }
        if (file != null && file.toString().isBlank())
            throw new CommandLine.ParameterException(spec.commandLine(), "The file ('%s') must have a name. Maybe a variable is empty.".formatted(file));
        Path place = file == null ? Path.of(preset + ".toml") : file;
        try {
            Files.writeString(place, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException _) {
            return console.fail(Exit.FILE, new Message("I402", "The file '%s' exists already and is not overwritten.".formatted(place), List.of(),
                    List.of("Another name: mfglab new " + preset + " FILE")));
        } catch (IOException e) {
            return console.fail(Exit.FILE, new Message("I402", "The file '%s' cannot be written.".formatted(place), List.of(FileFailure.reason(e)),
                    List.of("Another place, or a folder that exists: mfglab new " + preset + " FILE")));
        }
        console.out().println(place);
        return Exit.DONE.code();
    }
}
