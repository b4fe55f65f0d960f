package org.mfglab.ui.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.mfglab.ui.thread.Latest;
import org.mfglab.ui.thread.Workers;
import org.mfglab.workbench.compare.Comparison;
import org.mfglab.workbench.compare.Metric;
import org.mfglab.workbench.compare.Panel;
import org.mfglab.workbench.compare.RunInCompare;
import org.mfglab.workbench.compare.Tolerance;
import org.mfglab.workbench.document.CommandLine;
import org.mfglab.workbench.document.Document;
import org.mfglab.workbench.figure.Figure;
import org.mfglab.workbench.imported.Import;
import org.mfglab.workbench.imported.ImportRequest;
import org.mfglab.workbench.report.ComparisonPage;
import org.mfglab.workbench.report.Quantity;
import org.mfglab.workbench.report.Views;
import org.mfglab.workbench.run.AtomicFile;
import org.mfglab.workbench.run.Refusal;
import org.mfglab.workbench.run.StoredRun;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Study;

/// Runs of any origin side by side: the first is the baseline. They share time, colours and metrics with `mfglab compare`.
public final class CompareModel {

    /// More panels would be too small to be seen.
    public static final int MOST_RUNS = 4;

    private static final int FRAMES = 120;

    /// Runs that were brought together.
    ///
    /// @param comparison metrics, verdicts and settings
    /// @param panels     densities of all runs, then differences to the baseline
    public record Compared(Comparison comparison, List<Panel> panels) { }

    private record Answer(Optional<Compared> compared, String trouble) { }

    private final Workers workers;
    private final Path folder;
    private final Latest comparing;
    private final Playback playback = new Playback();
    private final ReadOnlyObjectWrapper<List<Path>> runs = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Compared>> compared = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final StringProperty tolerances = new SimpleStringProperty("");

    /// @param folder of the user
    CompareModel(Workers workers, Path folder) {
        this.workers = workers;
        this.folder = folder;
        this.comparing = new Latest(workers.reading(), workers.window());
        tolerances.addListener((_, _, _) -> compare());
    }

    /// The baseline first.
    public ReadOnlyObjectProperty<List<Path>> runsProperty() {
        return runs.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Compared>> comparedProperty() {
        return compared.getReadOnlyProperty();
    }

    /// What keeps the runs apart, or was wrong with a file; may be empty.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// As of `--tol`: `w2=0.01,kinetic=1%`.
    public StringProperty tolerancesProperty() {
        return tolerances;
    }

    public Playback playback() {
        return playback;
    }

    /// Adds a run folder.
    public void add(Path run) {
        Path whole = run.toAbsolutePath().normalize();
        if (runs.get().contains(whole)) return;
        if (runs.get().size() == MOST_RUNS) {
            trouble.set("%d runs are compared already. Remove one of them first.".formatted(MOST_RUNS));
            return;
        }
        List<Path> more = new ArrayList<>(runs.get());
        more.add(whole);
        become(more);
    }

    public void remove(Path run) {
        become(runs.get().stream().filter(each -> !each.equals(run)).toList());
    }

    /// Makes a run the one that the others are held against.
    public void makeBaseline(Path run) {
        List<Path> order = new ArrayList<>(List.of(run));
        runs.get().stream().filter(each -> !each.equals(run)).forEach(order::add);
        become(order);
    }

    private void become(List<Path> now) {
        runs.set(List.copyOf(now));
        compare();
    }

    private void compare() {
        List<Path> paths = runs.get();
        String bounds = tolerances.get().strip();
        trouble.set("");
        if (paths.size() < 2) compared.set(Optional.empty());
        else comparing.ask(() -> compare(paths, bounds), this::show);
    }

    /// Beside the window.
    private static Answer compare(List<Path> paths, String bounds) {
        try {
            Comparison comparison = Comparison.of(RunInCompare.open(paths), Metric.ALL, Tolerance.parse(bounds.isEmpty() ? List.of() : List.of(bounds)));
            return new Answer(Optional.of(new Compared(comparison, Panel.of(comparison, FRAMES))), "");
        } catch (Refusal e) {
            return new Answer(Optional.empty(), e.reason().text().strip());
        }
    }

    private void show(Answer answer) {
        answer.compared().ifPresent(found -> {
            double[] times = found.panels().getFirst().series().times();
            playback.setHorizon(Math.max(times[times.length - 1], Double.MIN_NORMAL));
            compared.set(answer.compared());
        });
        trouble.set(answer.trouble());
    }

    /// The figure of a panel at the present time.
    public Figure figure(Panel panel) {
        double[] times = panel.series().times();
        double share = playback.timeProperty().get() / playback.horizonProperty().get();
        int i = (int) Math.round(share * (times.length - 1));
        return Views.at(panel.difference() ? Quantity.DIFFERENCE : Quantity.DENSITY, panel.series(), i, panel.title() + ", " + panel.making());
    }

    /// Adds a run folder, or makes one of a result of another program and adds that.
    ///
    /// @param maps    as of `--map`, separated by blanks; may be empty
    /// @param problem gives grid and horizon
    public void addResult(Path file, String maps, Optional<Document> problem) {
        if (StoredRun.isOne(file)) {
            add(file);
            return;
        }
        trouble.set("");
        String name = "%s-%04x".formatted(String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", ""), ThreadLocalRandom.current().nextInt(1 << 16));
        ImportRequest request = new ImportRequest(file, folder.resolve("imported").resolve(name.toLowerCase(Locale.ROOT)), Optional.empty(),
                maps.isBlank() ? List.of() : List.of(maps.strip().split("\\s+(?=[a-z]+=)")), Optional.empty(), OptionalDouble.empty(), false, List.of("mfglab", "gui"));
        workers.reading().execute(() -> make(request, problem));
    }

    /// Beside the window.
    private void make(ImportRequest plain, Optional<Document> problem) {
        Optional<Study> study = problem.flatMap(document -> document.read(List.of()) instanceof Reading.Accepted(Study read, var _) ? Optional.of(read) : Optional.empty());
        ImportRequest request = new ImportRequest(plain.file(), plain.out(), plain.as(), plain.maps(), study, plain.bandwidth(), plain.force(), plain.command());
        try {
            Path made = Import.of(request).folder();
            workers.window().execute(() -> add(made));
        } catch (Refusal e) {
            workers.window().execute(() -> trouble.set(e.reason().text().strip()));
        }
    }

    /// The command that compares the same.
    public Optional<String> command() {
        if (runs.get().size() < 2) return Optional.empty();
        List<String> words = new ArrayList<>(List.of("mfglab", "compare"));
        runs.get().forEach(run -> words.add(run.toString()));
        if (!tolerances.get().isBlank()) words.addAll(List.of("--tol", tolerances.get().strip()));
        return Optional.of(CommandLine.of(words));
    }

    /// Writes the report of `mfglab compare --report`.
    ///
    /// @param told hears on the window's thread how it went
    public void report(Path file, Consumer<String> told) {
        compared.get().ifPresent(found -> workers.reading().execute(() -> {
            String words;
            try {
                byte[] page = ComparisonPage.of(found.comparison()).getBytes(StandardCharsets.UTF_8);
                AtomicFile.write(file.toAbsolutePath(), out -> out.write(page));
                words = "Wrote " + file;
            } catch (IOException e) {
                words = "The report cannot be written: " + e.getMessage();
            }
            String said = words;
            workers.window().execute(() -> told.accept(said));
        }));
    }
}
