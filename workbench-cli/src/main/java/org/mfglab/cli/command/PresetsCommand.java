package org.mfglab.cli.command;

import java.util.concurrent.Callable;
import org.mfglab.cli.Console;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.study.Presets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `mfglab presets`: the built-in problems.
@Command(name = "presets", description = "Lists the built-in problems.")
public final class PresetsCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private HelpOption help;

    @Option(names = "--json", description = "prints a JSON array of name and title")
    private boolean json;

    public PresetsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (json) console.out().print(Json.pretty(Presets.names().stream().map(name -> Json.object("name", name, "title", Presets.describe(name))).toList()));
        else {
            int width = Presets.names().stream().mapToInt(String::length).max().orElse(0);
            for (String name : Presets.names()) console.out().println(name + " ".repeat(width - name.length() + 2) + Presets.describe(name));
        }
        return Exit.DONE.code();
    }
}
