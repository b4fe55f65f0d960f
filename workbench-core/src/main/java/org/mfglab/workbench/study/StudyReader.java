package org.mfglab.workbench.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.workbench.export.ExportFormat;
import org.mfglab.workbench.study.GameReader.Setup;

/// Reads a study from the values of a file. It goes on after whatever is wrong, so that all of it is found.
final class StudyReader {

    private final Values values;
    private final SourceText source;
    private final Attachments files;
    private final int dimension;

    StudyReader(Values values, SourceText source, Path folder) {
        this.values = values;
        this.source = source;
        this.files = new Attachments(folder);
        this.dimension = new DomainReader(values).dimension();
    }

    /// The study, or nothing if there were errors.
    Optional<Study> read() {
        version();
        String name = orDefault(Schema.NAME, nameOfFile());
        String title = orDefault(Schema.TITLE, name);
        Optional<Kind> kind = values.require(Schema.KIND);
        SequencedMap<String, Parameter> parameters = new ParameterReader(values).read();
        FormulaReader formulas = new FormulaReader(values, parameters, GameReader.fieldNames(values));
        Optional<Domain> domain = new DomainReader(values).read(formulas, files);
        Optional<Double> horizon = values.require(Schema.HORIZON);
        Optional<Integer> steps = values.require(Schema.STEPS);
        Optional<Grid> grid = values.require(Schema.UNKNOWNS).flatMap(n -> grid(domain, n));
        GameReader games = new GameReader(values, formulas, new DensityReader(values, formulas, files, dimension, domain), dimension);
        Optional<Setup> setup = switch (kind.orElseGet(this::likelyKind)) {
            case MFG -> games.game(name, domain, horizon, grid);
            case SGM -> games.scoreModel(name, domain, horizon, grid);
        };
        SolverSettings solver = solver();
        OutputSettings output = output();
        Reference reference = new Reference(formulas.inSpaceTime(Schema.REFERENCE_VALUE, dimension), formulas.inSpaceTime(Schema.REFERENCE_DENSITY, dimension));
        Optional<ChosenScheme> scheme = setup.isPresent() && grid.isPresent() ? new GameChecks(values, setup.get().game(), grid.get(), steps).run(solver.scheme()) : Optional.empty();
        scheme.ifPresent(chosen -> new DeviceRule(chosen.scheme()).check(values, solver.device()));
        if (scheme.isPresent() && steps.isPresent()) precision(setup.get().game(), grid.get(), steps.get(), scheme.get(), solver);
        if (values.issues().anyError()) return Optional.empty();
        idle(parameters, formulas);
        MeanFieldGame game = setup.orElseThrow().game();
        return Optional.of(new Study(name, title, kind.orElseThrow(), parameters, game, setup.get().model(), grid.orElseThrow(),
                new TimeGrid(game.horizon(), steps.orElseThrow()), solver, scheme.orElseThrow(), output, reference, source.text(), values.resolved()));
    }

    private void precision(MeanFieldGame game, Grid grid, int steps, ChosenScheme scheme, SolverSettings solver) {
        new PrecisionRule(game, grid, new TimeGrid(game.horizon(), steps), scheme.scheme()).check(values, solver);
    }

    /// A parameter that is set on the command line and stands nowhere is a slip of the pen.
    private void idle(SequencedMap<String, Parameter> parameters, FormulaReader formulas) {
        for (String name : parameters.keySet()) {
            boolean set = values.node("params." + name).map(Node::origin).orElse("").contains("--set ");
            if (!set || formulas.named().contains(name)) continue;
            List<String> others = parameters.keySet().stream().filter(formulas.named()::contains).toList();
            values.issues().add(values.place("params." + name), IssueCode.N244, "The parameter '%s' stands in no formula: its value changes nothing.".formatted(name), others.isEmpty() ? "" : Spelling.suggest(name, others));
        }
    }

    /// What a file without a valid kind seems to be, so that the rest of it can be read.
    private Kind likelyKind() {
        return values.node("sgm").isPresent() ? Kind.SGM : Kind.MFG;
    }

    private void version() {
        values.require(Schema.SCHEMA).filter(version -> version != Schema.VERSION).ifPresent(version ->
                values.issues().add(values.place(Schema.SCHEMA.path()), IssueCode.E108, "Version %s of the file format is not in this version.".formatted(version),
                        "Write schema = %s, or use a newer MFGLab.".formatted(Schema.VERSION)));
    }

    private String orDefault(Key<String> key, String fallback) {
        return values.get(key.orElse(fallback)).orElse(fallback);
    }

    private String nameOfFile() {
        String name = source.name().substring(Math.max(source.name().lastIndexOf('/'), source.name().lastIndexOf('\\')) + 1);
        String safe = name.replaceAll("\\.toml$", "").replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[^A-Za-z0-9]+", "");
        return safe.isEmpty() ? "problem" : safe.substring(0, Math.min(safe.length(), 64));
    }

    private Optional<Grid> grid(Optional<Domain> domain, List<Integer> n) {
        Place place = values.place(Schema.UNKNOWNS.path());
        if (n.size() != dimension) {
            values.issues().add(place, IssueCode.E107, "grid.n (%s) must have one number for each axis of the domain, of which there are %s.".formatted(n, dimension),
                    "Give the number of unknowns along %s.".formatted(String.join(", ", DomainReader.AXES.subList(0, dimension))));
            return Optional.empty();
        }
        try {
            return domain.map(box -> new Grid(box, n));
        } catch (IllegalArgumentException e) {
            values.issues().add(place, IssueCode.E107, "grid.n (%s) has more points than an array can hold.".formatted(n), "Use fewer unknowns.");
            return Optional.empty();
        }
    }

    private SolverSettings solver() {
        return new SolverSettings(values.getOrFallback(Schema.METHOD), values.getOrFallback(Schema.SCHEME), values.getOrFallback(Schema.TOLERANCE),
                values.getOrFallback(Schema.MAX_ITERATIONS), values.getOrFallback(Schema.DAMPING), values.getOrFallback(Schema.DEVICE),
                values.getOrFallback(Schema.THREADS), values.getOrFallback(Schema.PRECISION), values.getOrFallback(Schema.SEED));
    }

    private OutputSettings output() {
        OutputSettings.Every every = every();
        List<ExportFormat> exports = values.getOrFallback(Schema.EXPORTS);
        boolean figures = values.getOrFallback(Schema.FIGURES);
        return new OutputSettings(every, exports, figures, values.getOrFallback(Schema.PARTICLES));
    }

    private OutputSettings.Every every() {
        OutputSettings.Every all = new OutputSettings.Every.Steps(1);
        Optional<Node> node = values.get(Schema.EVERY);
        if (node.isEmpty()) {
            values.remember(Schema.EVERY.path(), "{ step = 1 }", "default");
            return all;
        }
        String key = Schema.EVERY.path();
        try {
            if (node.get() instanceof Node.Table table && table.entries().size() == 1) {
                key += "." + table.entries().firstEntry().getKey();
                if (table.get("step").isPresent()) return new OutputSettings.Every.Steps(Type.whole(1).read(table.get("step").get()));
                if (table.get("time").isPresent()) return new OutputSettings.Every.Time(Type.positive().read(table.get("time").get()));
            }
            values.issues().add(node.get().place(), IssueCode.E103, "output.every must be a table with the one key step or time.",
                    "Write every = { step = 10 } or every = { time = 0.1 }.");
        } catch (Unreadable e) {
            values.issues().add(node.get().place(), e, key);
        }
        return all;
    }
}
