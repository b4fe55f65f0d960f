package org.mfglab.architecture.wrong.workbench;

import picocli.CommandLine;

/// A workbench that knows the command line.
public record Bench(CommandLine line) {}
