package org.mfglab.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mfglab.cli.Console;
import org.mfglab.workbench.device.Devices;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Stop;
import org.mfglab.workbench.run.Words;
import org.mfglab.workbench.verify.Check;
import org.mfglab.workbench.verify.Finding;
import org.mfglab.workbench.verify.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mfglab verify RUN`: certifies the stored fields once more, solves again, and tells whether all agrees.
@Command(name = "verify", sortOptions = false,
        description = "Certifies the stored fields of a run once more, solves it again, and tells whether all agrees.",
        footer = {"", "Exit codes: 0 verified, 3 the problem of the run has errors, 6 device, 7 not a",
                "run, not ended, damaged, or memory, 8 outside tolerance, 130 Ctrl-C.",
                "It is solved on the processor, a run in single precision on an OpenCL device,",
                "unless --device names another."})
public final class VerifyCommand implements Callable<Integer> {

    private static final int DIGITS_OF_A_DIGEST = 12;

    private final Console console;

    @Mixin
    private HelpOption help;

    @Parameters(paramLabel = "RUN", description = "a run folder")
    private Path path;

    @Mixin
    private DeviceOption device;

    @Mixin
    private ThreadsOption threads;

    @Mixin
    private ProgressOptions progress;

    @Option(names = "--json", description = "prints a JSON object")
    private boolean json;

    public VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Stop stop = Stop.after(OptionalDouble.empty());
        try (Interrupts _ = Interrupts.stopping(stop)) {
            return switch (Verification.of(path, threads.count(), device.choice(), Devices.here(), progress.observer(console), stop)) {
                case Finding.Judged judged -> tell(judged);
                case Finding.Stopped stopped -> console.fail(stopped.exit(), new Message("N224", "Stopped by you: the run '" + path + "' is not verified.", List.of(), List.of()));
                case Finding.Deviceless deviceless -> console.fail(deviceless.exit(), deviceless.message());
                case Finding.Unsolvable(var issues, var exit) -> {
                    IssueText.print(console.err(), issues);
                    yield exit.code();
                }
            };
        } catch (IOException e) {
            return console.fail(Exit.FILE, new Message("I403", "The run '" + path + "' cannot be verified.", List.of(String.valueOf(e.getMessage())), List.of()));
        }
    }

    private int tell(Finding.Judged judged) {
        if (json) console.out().print(Json.pretty(judged.json()));
        else {
            table(judged.checks());
            console.out().println("\n" + sentence(judged));
        }
        return judged.exit().code();
    }

    private void table(List<Check> checks) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("", "check", "value", "bound", "")));
        for (Check check : checks) rows.add(List.of(mark(check.verdict()), check.name(), text(check.value()), text(check.bound()), check.note()));
        int[] widths = new int[4];
        for (List<String> row : rows) for (int i = 0; i < widths.length; i++) widths[i] = Math.max(widths[i], row.get(i).length());
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            console.out().println((line + row.getLast()).stripTrailing());
        }
    }

    /// A verdict is a mark and, for `!`, a word in the sentence below the table; never a colour.
    private static String mark(Check.Verdict verdict) {
        return switch (verdict) {
            case PASS -> "✓";
            case FAIL -> "!";
            case NOT_CHECKED -> "-";
        };
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "-";
            case Double number -> Double.isInfinite(number) ? "differs" : Words.small(number);
            case String text when text.matches("[0-9a-f]{64}") -> text.substring(0, DIGITS_OF_A_DIGEST) + "...";
            default -> value.toString();
        };
    }

    private static String sentence(Finding.Judged judged) {
        String fields = judged.recertified() ? "" : "; the stored fields themselves were not re-certified";
        if (!judged.verified())
            return "! not verified: " + judged.failed().stream().map(Check::name).collect(Collectors.joining(", ")) + " outside the bound" + fields;
        return "✓ verified" + (judged.bitwise() ? ": solved again, the run is bitwise equal" : ": solved again, the run is equal within the bounds") + fields;
    }
}
