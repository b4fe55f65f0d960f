package org.mfglab.workbench.study;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Function;
import org.mfglab.formula.Scope;
import org.mfglab.game.Coupling;
import org.mfglab.game.Density;
import org.mfglab.game.FormulaDensity;
import org.mfglab.game.GenerativeModel;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.InitialDensity;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.game.ScoreModel;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Field;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;
import org.mfglab.grid.TimeGrid;
import org.mfglab.workbench.export.ExportFormat;
import org.mfglab.workbench.study.DensityReader.Given;

/// Reads a study from the values of a file. It goes on after whatever is wrong, so that all of it is found.
final class StudyReader {

    private static final String INITIAL = "initial";
    private static final String DATA = "data";

    private final Values values;
    private final SourceText source;
    private final Path folder;
    private final int dimension;

    StudyReader(Values values, SourceText source, Path folder) {
        this.values = values;
        this.source = source;
        this.folder = folder;
        this.dimension = new DomainReader(values).dimension();
    }

    /// The study, or nothing if there were errors.
    Optional<Study> read() {
        version();
        String name = orDefault(Schema.NAME, nameOfFile());
        String title = orDefault(Schema.TITLE, name);
        Optional<Kind> kind = values.require(Schema.KIND);
        SequencedMap<String, Parameter> parameters = new ParameterReader(values).read();
        Optional<Domain> domain = new DomainReader(values).read();
        Optional<Double> horizon = values.require(Schema.HORIZON);
        Optional<Integer> steps = values.require(Schema.STEPS);
        Optional<Grid> grid = values.require(Schema.UNKNOWNS).flatMap(n -> grid(domain, n));
        FormulaReader formulas = new FormulaReader(values, parameters, fieldNames());
        Optional<Setup> setup = switch (kind.orElseGet(this::likelyKind)) {
            case MFG -> game(name, domain, horizon, grid, formulas);
            case SGM -> scoreModel(name, domain, horizon, grid, formulas);
        };
        SolverSettings solver = solver();
        OutputSettings output = output();
        Reference reference = new Reference(formulas.inSpaceTime(Schema.REFERENCE_VALUE, dimension), formulas.inSpaceTime(Schema.REFERENCE_DENSITY, dimension));
        if (setup.isPresent() && grid.isPresent()) new GameChecks(values, setup.get().game(), grid.get()).run();
        if (values.issues().anyError()) return Optional.empty();
        MeanFieldGame game = setup.orElseThrow().game();
        return Optional.of(new Study(name, title, kind.orElseThrow(), parameters, game, setup.get().model(), grid.orElseThrow(),
                new TimeGrid(game.horizon(), steps.orElseThrow()), solver, output, reference, source.text(), values.resolved()));
    }

    private record Setup(MeanFieldGame game, Optional<GenerativeModel> model) { }

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

    private Set<String> fieldNames() {
        Set<String> names = new LinkedHashSet<>();
        values.table("field").ifPresent(table -> names.addAll(table.entries().keySet()));
        names.removeAll(List.of(INITIAL, DATA));
        return names;
    }

    private Optional<Setup> game(String name, Optional<Domain> domain, Optional<Double> horizon, Optional<Grid> grid, FormulaReader formulas) {
        new Misplaced(values, Kind.MFG).tables("sgm");
        Optional<Double> discount = values.get(Schema.DISCOUNT);
        Optional<Double> viscosity = viscosity(formulas);
        DensityReader densities = new DensityReader(values, formulas, folder, dimension, domain);
        SequencedMap<String, Given> fields = fields(densities, formulas);
        Optional<Formula> hamiltonian = hamiltonian(formulas, fields);
        Optional<Formula> running = formulas.cost(Schema.RUNNING, dimension);
        Optional<Formula> terminal = formulas.cost(Schema.TERMINAL, dimension);
        Optional<InitialDensity> initial = initial(densities, true);
        if (domain.isEmpty() || grid.isEmpty() || horizon.isEmpty() || discount.isEmpty() || viscosity.isEmpty()
                || hamiltonian.isEmpty() || running.isEmpty() || terminal.isEmpty() || initial.isEmpty()) return Optional.empty();
        Map<String, SpaceFunction> functions = new HashMap<>();
        fields.forEach((field, given) -> functions.put(field, function(given, grid.get())));
        return Optional.of(new Setup(new MeanFieldGame(name, domain.get(), horizon.get(), discount.get(), viscosity.get(),
                new Hamiltonian(hamiltonian.get(), dimension), new Coupling(running.get()), new Coupling(terminal.get()), initial.get(), functions), Optional.empty()));
    }

    private Optional<Setup> scoreModel(String name, Optional<Domain> domain, Optional<Double> horizon, Optional<Grid> grid, FormulaReader formulas) {
        new Misplaced(values, Kind.SGM).tables("hamiltonian", "coupling", "diffusion").key(Schema.DISCOUNT);
        Optional<Double> theta = values.require(Schema.THETA);
        Optional<Double> sigma = values.require(Schema.SIGMA);
        Optional<Double> epsilon = values.get(Schema.EPSILON);
        DensityReader densities = new DensityReader(values, formulas, folder, dimension, domain);
        Optional<Given> data = field(densities, DATA, true);
        Optional<InitialDensity> initial = initial(densities, false);
        if (domain.isEmpty() || horizon.isEmpty() || grid.isEmpty() || theta.isEmpty() || sigma.isEmpty() || epsilon.isEmpty() || data.isEmpty()) return Optional.empty();
        try {
            ScoreModel model = new ScoreModel(name, domain.get(), horizon.get(), theta.get(), sigma.get(), epsilon.get(), normalised(data.get(), grid.get()), initial);
            return Optional.of(new Setup(model.expand(), Optional.of(model)));
        } catch (IllegalArgumentException e) {
            values.issues().add(values.place("sgm"), IssueCode.E207, e.getMessage(), "");
            return Optional.empty();
        }
    }

    private Optional<Double> viscosity(FormulaReader formulas) {
        Optional<Node> node = values.require(Schema.VISCOSITY);
        if (node.isEmpty()) return Optional.empty();
        Place place = node.get().place();
        Optional<Double> viscosity = Optional.empty();
        if (node.get() instanceof Node.Value(Place _, Place _, String text)) {
            Optional<Formula> formula = formulas.parse(Schema.VISCOSITY.path(), text, place, Scope.spaceTime(dimension, formulas.parameters()));
            if (formula.isPresent() && formula.get() instanceof Formula.Constant(double value)) viscosity = Optional.of(value);
            else formula.ifPresent(f -> values.issues().add(place, IssueCode.E108, "A viscosity that varies (%s) is not in this version.".formatted(text),
                    "Give one number, or a formula of params."));
        } else {
            try {
                viscosity = Optional.of(Type.number().read(node.get()));
            } catch (Unreadable e) {
                values.issues().add(place, e, Schema.VISCOSITY.path());
            }
        }
        viscosity.filter(nu -> !(nu >= 0)).ifPresent(nu -> values.issues().add(place, IssueCode.E107,
                "The viscosity (%s) must not be negative.".formatted(nu), "Maybe a parameter has the wrong sign."));
        return viscosity.filter(nu -> nu >= 0);
    }

    /// Fields that formulas may name. Those that are formulas themselves are put in where they are named.
    private SequencedMap<String, Given> fields(DensityReader densities, FormulaReader formulas) {
        SequencedMap<String, Given> fields = new LinkedHashMap<>();
        for (String name : fieldNames()) {
            if (!new ParameterReader(values).free("field", name)) continue;
            Optional<Given> given = field(densities, name, false);
            if (given.isEmpty()) continue;
            Optional<Formula> formula = DensityReader.asFormula(given.get());
            if (formula.isPresent()) formulas.define(name, formula.get());
            else fields.put(name, given.get());
        }
        return fields;
    }

    private Optional<Given> field(DensityReader densities, String name, boolean isDensity) {
        if (values.table("field." + name).isPresent()) return densities.read(name, isDensity);
        if (values.node("field." + name).isEmpty())
            values.issues().add(source.start(), IssueCode.E106, "The table [field.%s] is missing.".formatted(name),
                    "Add [field.%s] with type = \"formula\" and expr, or another type.".formatted(name));
        return Optional.empty();
    }

    private Optional<Formula> hamiltonian(FormulaReader formulas, SequencedMap<String, Given> fields) {
        if (values.node(Schema.HAMILTONIAN.path()).isEmpty()) values.require(Schema.HAMILTONIAN);
        Optional<Formula> formula = formulas.hamiltonian(dimension);
        for (String field : fields.keySet())
            if (formula.isPresent() && formula.get().dependsOn(field)) {
                values.issues().add(values.place(Schema.HAMILTONIAN.path()), IssueCode.E108,
                        "The Hamiltonian names the field '%s', which is not a plain formula; that is not in this version.".formatted(field),
                        "Fields in H must have type = \"formula\" and be neither normalised nor floored.");
                return Optional.empty();
            }
        return formula;
    }

    private Optional<InitialDensity> initial(DensityReader densities, boolean required) {
        if (!required && values.node("field." + INITIAL).isEmpty()) return Optional.empty();
        return field(densities, INITIAL, true).map(given -> new InitialDensity(given.density(), given.mass(), given.floor()));
    }

    private static SpaceFunction function(Given given, Grid grid) {
        double scale = scale(given, grid);
        double floor = given.floor();
        return x -> scale * Math.max(given.density().at(x), floor);
    }

    /// What a field is multiplied by to have its mass.
    private static double scale(Given given, Grid grid) {
        if (given.mass().isEmpty()) return 1;
        return given.mass().getAsDouble() / Field.sample(grid, x -> Math.max(given.density().at(x), given.floor())).integral();
    }

    /// Data given by a formula are scaled, since their logarithm is the terminal cost; mixtures have mass 1.
    private static Density normalised(Given given, Grid grid) {
        if (!(given.density() instanceof FormulaDensity(Formula formula))) return given.density();
        Formula floored = given.floor() > 0 ? Formula.call(Function.MAX, formula, Formula.constant(given.floor())) : formula;
        return new FormulaDensity(floored.times(Formula.constant(scale(given, grid))));
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
