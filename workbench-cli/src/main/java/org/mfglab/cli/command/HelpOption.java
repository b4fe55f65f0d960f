package org.mfglab.cli.command;

import picocli.CommandLine.Option;

/// The option that every command has.
final class HelpOption {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "shows this help")
    private boolean shown;
}
