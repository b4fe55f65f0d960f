package org.mfglab.cli.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mfglab.cli.Console;
import org.mfglab.workbench.compare.Comparison;
import org.mfglab.workbench.compare.ComparisonText;
import org.mfglab.workbench.compare.Metric;
import org.mfglab.workbench.compare.MetricList;
import org.mfglab.workbench.compare.RunInCompare;
import org.mfglab.workbench.compare.SettingsDifference;
import org.mfglab.workbench.compare.Tolerance;
import org.mfglab.workbench.report.ComparisonPage;
import org.mfglab.workbench.run.AtomicFile;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.FileFailure;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mfglab compare BASE OTHER...`: runs of any origin beside a baseline.
@Command(name = "compare", sortOptions = false,
        description = "Holds runs against a baseline: fields on common times and points, distances of laws, costs, residuals.",
        footer = {"", "Metrics:",
                "  u_linf u_l1 m_linf m_l1 m_w1                 fields, over all common times",
                "  w1 w2 sliced_w2 mmd kl_data_model kl_model_data   laws, at the last of them",
                "  kinetic cost hjb fokker_planck fixed_point mass_error exploitability",
                "  wall_s iterations peak_memory_mb             of each run's metrics.json",
                "A run passes where |value - baseline| <= max(absolute, relative*|baseline|);",
                "a distance to the baseline is 0 for the baseline.",
                "Exit codes: 0 within tolerance, or none given; 2 the runs or options do not go",
                "together; 7 files; 8 outside tolerance."})
public final class CompareCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private HelpOption help;

    @Parameters(index = "0", paramLabel = "BASE", description = "the run folder that the others are held against")
    private Path base;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "OTHER", description = "run folders: of solves, or imported")
    private List<Path> others;

    @Option(names = "--metrics", paramLabel = "LIST", description = "these alone, as in w2,kinetic; without it all that apply")
    private String metrics;

    @Option(names = "--tol", paramLabel = "NAME=VALUE,...", description = "tolerances: w2=0.01 is absolute, kinetic=1%% a part of the baseline; repeatable")
    private List<String> tolerances = new ArrayList<>();

    @Option(names = "--reasons", description = "says why a metric does not apply")
    private boolean reasons;

    @Option(names = "--json", description = "prints a JSON object")
    private boolean json;

    @Option(names = "--report", paramLabel = "FILE.html", description = "writes a page with pictures, differences, metrics, settings and manifests")
    private Path report;

    @Spec
    private CommandSpec spec;

    public CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (report != null && (report.toString().isBlank() || report.getFileName() == null))
            throw new ParameterException(spec.commandLine(), "The file ('%s') of --report must have a name. Maybe a variable is empty.".formatted(report));
        try {
            List<Metric> asked = metrics == null ? Metric.ALL : MetricList.parse(metrics);
            Map<String, Tolerance> bounds = Tolerance.parse(tolerances);
            List<Path> paths = new ArrayList<>(List.of(base));
            paths.addAll(others);
            Comparison comparison = Comparison.of(RunInCompare.open(paths), asked, bounds);
            if (report != null) write(comparison);
            return tell(comparison);
        } catch (Refusal e) {
            return console.fail(e.exit(), e.reason());
        } catch (IOException e) {
            return console.fail(Exit.FILE, new Message("I402", "The report '%s' cannot be written.".formatted(report), List.of(FileFailure.reason(e)),
                    List.of("Another place, or a folder that exists: --report FILE.html")));
        }
    }

    private void write(Comparison comparison) throws IOException {
        byte[] page = ComparisonPage.of(comparison).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(report.toAbsolutePath(), out -> out.write(page));
    }

    private int tell(Comparison comparison) {
        if (json) console.out().print(Json.pretty(comparison.json()));
        else table(comparison);
        console.out().flush();
        for (Message warning : comparison.warnings()) console.err().print(warning.text());
        return comparison.exit().code();
    }

    private void table(Comparison comparison) {
        PrintStream out = console.out();
        ComparisonText text = new ComparisonText(comparison);
        List<Metric> shown = metrics == null ? comparison.present() : comparison.metrics();
        boolean judged = !comparison.tolerances().isEmpty();
        TextTable table = new TextTable();
        List<String> head = new ArrayList<>(List.of("metric", comparison.base().label() + " (base)"));
        for (RunInCompare run : comparison.runs().subList(1, comparison.runs().size())) head.add(run.label());
        if (judged) head.addAll(List.of("tol", "verdict"));
        table.row(head);
        for (Metric metric : shown) {
            List<String> row = new ArrayList<>(List.of(metric.name()));
            for (int i = 0; i < comparison.runs().size(); i++) row.add(ComparisonText.cell(comparison.measured(metric, i)));
            if (judged) row.addAll(List.of(text.tolerance(metric), text.marks(metric)));
            table.row(row);
        }
        table.print(out);
        out.println();
        List<String> why = text.footnotes(reasons ? comparison.metrics() : List.of());
        why.forEach(line -> out.println("-  " + line));
        if (!reasons && !text.footnotes(shown).isEmpty()) out.println("-  does not apply; --reasons says why");
        comparison.notes().forEach(note -> out.println("·  " + note));
        settings(comparison, text);
        if (judged) out.println("\n" + text.sentence());
        if (report != null) out.println("\n   report   " + report);
    }

    private void settings(Comparison comparison, ComparisonText text) {
        if (comparison.settings().rows().isEmpty()) return;
        console.out().println("\n" + text.settings());
        TextTable table = new TextTable();
        for (SettingsDifference.Row row : comparison.settings().rows()) {
            List<String> cells = new ArrayList<>(List.of("  " + row.key()));
            row.values().forEach(value -> cells.add(ComparisonText.setting(value)));
            table.row(cells);
        }
        table.print(console.out());
    }
}
