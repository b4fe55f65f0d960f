package org.mfglab.cli.command;

import java.util.Map;
import java.util.function.UnaryOperator;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Environment variables that stand for options where these are not given. An empty variable counts as not given.
///
/// @param variables the value of a variable; null where there is none
public record Environment(UnaryOperator<String> variables) implements IDefaultValueProvider {

    private static final Map<String, String> NAMES = Map.of("--device", "MFGLAB_DEVICE", "--threads", "MFGLAB_THREADS", "--time-limit", "MFGLAB_TIME_LIMIT", "--progress", "MFGLAB_PROGRESS");

    /// That of this process.
    public static Environment here() {
        return new Environment(System::getenv);
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        String name = argument instanceof OptionSpec option ? NAMES.get(option.longestName()) : null;
        String value = name == null ? null : variables.apply(name);
        return value == null || value.isBlank() ? null : value;
    }

    /// The option if it was given, else the variable that stands for it.
    static String origin(CommandSpec command, String option) {
        return command.commandLine().getParseResult().hasMatchedOption(option) ? option : NAMES.get(option);
    }
}
