package org.mfglab.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mfglab.cli.Console;
import org.mfglab.device.Precision;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.run.ChosenSolver;
import org.mfglab.workbench.run.EventLog;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Exports;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.ResumeCommand;
import org.mfglab.workbench.run.StoredRun;
import org.mfglab.workbench.run.Words;
import org.mfglab.workbench.run.Estimate;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Study;
import org.mfglab.workbench.study.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `mfglab info RUN|FILE`: what it is, its state, its numbers, in a screenful.
@Command(name = "info", description = "Tells what a run or a problem file is, in a screenful.")
public final class InfoCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private HelpOption help;

    @Mixin
    private ProblemArgument what;

    public InfoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path path = Path.of(what.file);
        try {
            if (!Files.isDirectory(path)) return problem();
            run(StoredRun.open(path));
            return Exit.DONE.code();
        } catch (IOException e) {
            return console.fail(Exit.FILE, Files.isDirectory(path)
                    ? new Message("I403", "The run folder '" + what.file + "' cannot be read.", List.of(String.valueOf(e.getMessage())), List.of())
                    : Unreadable.file(what.file, e));
        }
    }

    private int problem() throws IOException {
        return switch (what.read(List.of())) {
            case Reading.Refused(var issues) -> {
                IssueText.print(console.out(), issues);
                yield Exit.INVALID.code();
            }
            case Reading.Accepted(Study study, var _) -> {
                problem(study);
                yield Exit.DONE.code();
            }
        };
    }

    private void problem(Study study) {
        line("problem", study.name() + ", kind " + study.kind().key());
        line("title", study.title());
        line("grid", Words.size(study.grid()) + " points, " + study.time().steps() + " steps to T = " + study.time().horizon());
        line("sides", Surroundings.sides(study.domain()));
        line("obstacles", Surroundings.obstacles(study.grid()));
        line("params", String.join(", ", study.parameters().entrySet().stream().map(p -> p.getKey() + " = " + p.getValue().value()).toList()));
        line("viscosity", written(study, "diffusion.nu", String.valueOf(study.game().viscosity())));
        line("H", written(study, "hamiltonian.H", String.valueOf(study.game().hamiltonian().formula())));
        line("F", written(study, "coupling.running", String.valueOf(study.game().running().formula())));
        line("G", written(study, "coupling.terminal", String.valueOf(study.game().terminal().formula())));
        study.game().kernels().keySet().stream().sorted().forEach(name -> line("kernel " + name, written(study, "kernel." + name + ".expr", "")));
        if (study.game().hasSource()) line("source", written(study, "coupling.source", String.valueOf(study.game().source())));
        ChosenSolver chosen = ChosenSolver.of(study);
        line("solver", chosen.method().key() + ", " + chosen.scheme().key() + ", tolerance " + Words.small(study.solver().tolerance()));
        line("estimate", Estimate.of(study).toString());
    }

    /// A formula as it stands in the file; what the kind of the problem brings stands in none.
    private static String written(Study study, String key, String brought) {
        return study.values().stream().filter(value -> value.key().equals(key)).findFirst().map(value -> value.toml().replaceAll("^\"(.*)\"$", "$1")).orElse(brought);
    }

    private void run(StoredRun run) throws IOException {
        Map<String, Object> manifest = run.manifest();
        line("run", run.name() + ", kind " + manifest.get("kind"));
        line("title", run.title());
        line("state", run.state() + (run.state().equals("running") && !EventLog.isBusy(run.path()) ? ", by no process on this machine" : ""));
        line("made", manifest.get("start") + " by " + manifest.get("program") + " " + manifest.get("version"));
        line("command", manifest.get("command") instanceof List<?> words ? String.join(" ", words.stream().map(String::valueOf).toList()) : "-");
        if (manifest.get("method_used") != null) line("solver", manifest.get("method_used") + ", " + manifest.get("scheme_used") + (Precision.SINGLE.word().equals(manifest.get("precision")) ? ", single precision (f32)" : ""));
        run.metrics().ifPresent(this::metrics);
        line("resume", ResumeCommand.sentence(run).orElse(""));
        line("files", run.path().toString());
        line("exports", String.join(", ", Exports.in(run.path()).stream().map(file -> run.path().relativize(file).toString()).toList()));
    }

    private void metrics(Map<String, Object> metrics) {
        line("status", metrics.get("iterations") == null ? String.valueOf(metrics.get("status")) : metrics.get("status") + ", " + IssueText.count(metrics.get("iterations") instanceof Number n ? n.longValue() : 0, "iteration")
                + ", " + (metrics.get("wall_s") instanceof Number seconds ? Words.duration(seconds.doubleValue()) : "-"));
        line("residual", numbers(metrics.get("residual")));
        line("mass error", number(metrics.get("mass_error")));
        line("least m", number(metrics.get("density_min")));
        line("cost", numbers(metrics.get("cost")));
        line("exploitability", number(metrics.get("exploitability")));
        line("mean of m(T)", numbers(metrics.get("mean")));
        line("error", numbers(metrics.get("error")));
    }

    private static String numbers(Object value) {
        return switch (value) {
            case Map<?, ?> map -> String.join(", ", map.entrySet().stream().filter(e -> e.getValue() != null).map(e -> e.getKey() + " " + number(e.getValue())).toList());
            case List<?> list -> String.join(", ", list.stream().map(InfoCommand::number).toList());
            case null, default -> number(value);
        };
    }

    private static String number(Object value) {
        return value instanceof Number number ? Numbers.of(number.doubleValue(), 5) : "-";
    }

    private void line(String noun, String text) {
        if (!text.isEmpty()) console.out().println(noun + " ".repeat(Math.max(1, 16 - noun.length())) + text);
    }
}
