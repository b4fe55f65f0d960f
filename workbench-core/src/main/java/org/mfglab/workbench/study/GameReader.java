package org.mfglab.workbench.study;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import org.mfglab.formula.Formula;
import org.mfglab.formula.Function;
import org.mfglab.formula.Scope;
import org.mfglab.game.Coupling;
import org.mfglab.game.Density;
import org.mfglab.game.FormulaDensity;
import org.mfglab.game.GaussianMixture;
import org.mfglab.game.GenerativeModel;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.InitialDensity;
import org.mfglab.game.Kernel;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.game.SampledDensity;
import org.mfglab.game.ScoreModel;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Field;
import org.mfglab.grid.Grid;
import org.mfglab.grid.SpaceFunction;
import org.mfglab.workbench.study.DensityReader.Given;

/// Reads the game: its formulas, its fields and kernels, or the model that is one.
final class GameReader {

    private static final String INITIAL = "initial";
    private static final String DATA = "data";

    /// A game and where it comes from.
    record Setup(MeanFieldGame game, Optional<GenerativeModel> model) { }

    private final Values values;
    private final FormulaReader formulas;
    private final DensityReader densities;
    private final int dimension;

    GameReader(Values values, FormulaReader formulas, DensityReader densities, int dimension) {
        this.values = values;
        this.formulas = formulas;
        this.densities = densities;
        this.dimension = dimension;
    }

    /// The names of fields that formulas may name.
    static Set<String> fieldNames(Values values) {
        Set<String> names = names(values, "field");
        names.removeAll(List.of(INITIAL, DATA));
        return names;
    }

    private static Set<String> names(Values values, String table) {
        Set<String> names = new LinkedHashSet<>();
        values.table(table).ifPresent(members -> names.addAll(members.entries().keySet()));
        return names;
    }

    Optional<Setup> game(String name, Optional<Domain> domain, Optional<Double> horizon, Optional<Grid> grid) {
        new Misplaced(values, Kind.MFG).tables("sgm");
        Optional<Double> discount = values.get(Schema.DISCOUNT);
        SequencedMap<String, Optional<Kernel>> kernels = kernels();
        Optional<SequencedMap<String, Given>> fields = fields();
        Optional<Formula> viscosity = viscosity();
        Optional<Formula> hamiltonian = hamiltonian();
        Optional<Formula> running = formulas.cost(Schema.RUNNING, dimension, kernels.keySet());
        Optional<Formula> terminal = formulas.cost(Schema.TERMINAL, dimension, kernels.keySet());
        Optional<Formula> source = formulas.coefficient(Schema.SOURCE, dimension);
        Optional<InitialDensity> initial = initial(true);
        if (domain.isEmpty() || grid.isEmpty() || horizon.isEmpty() || discount.isEmpty() || viscosity.isEmpty() || fields.isEmpty() || source.isEmpty()
                || kernels.containsValue(Optional.empty())
                || hamiltonian.isEmpty() || running.isEmpty() || terminal.isEmpty() || initial.isEmpty()) return Optional.empty();
        Map<String, SpaceFunction> functions = new HashMap<>();
        fields.get().forEach((field, given) -> functions.put(field, function(given, grid.get())));
        Map<String, Kernel> convolved = new HashMap<>();
        kernels.forEach((kernel, formula) -> convolved.put(kernel, formula.orElseThrow()));
        return Optional.of(new Setup(new MeanFieldGame(name, domain.get(), horizon.get(), discount.get(), viscosity.get(), new Hamiltonian(hamiltonian.get(), dimension),
                new Coupling(running.get()), new Coupling(terminal.get()), source.get(), initial.get(), functions, convolved), Optional.empty()));
    }

    Optional<Setup> scoreModel(String name, Optional<Domain> domain, Optional<Double> horizon, Optional<Grid> grid) {
        new Misplaced(values, Kind.SGM).tables("hamiltonian", "coupling", "diffusion", "kernel").key(Schema.DISCOUNT);
        Optional<Double> theta = values.require(Schema.THETA);
        Optional<Double> sigma = values.require(Schema.SIGMA);
        Optional<Double> epsilon = values.get(Schema.EPSILON);
        Optional<Given> data = field(DATA, true);
        Optional<InitialDensity> initial = initial(false);
        if (domain.isEmpty() || horizon.isEmpty() || grid.isEmpty() || theta.isEmpty() || sigma.isEmpty() || epsilon.isEmpty() || data.isEmpty()) return Optional.empty();
        try {
            ScoreModel model = new ScoreModel(name, domain.get(), horizon.get(), theta.get(), sigma.get(), epsilon.get(), normalised(data.get(), grid.get()), initial);
            return Optional.of(new Setup(model.expand(), Optional.of(model)));
        } catch (IllegalArgumentException e) {
            values.issues().add(values.place("sgm"), IssueCode.E207, e.getMessage(), "");
            return Optional.empty();
        }
    }

    /// A constant viscosity is judged here, one that varies where it is sampled.
    private Optional<Formula> viscosity() {
        if (values.node(Schema.VISCOSITY.path()).isEmpty()) values.require(Schema.VISCOSITY);
        Optional<Formula> viscosity = formulas.coefficient(Schema.VISCOSITY, dimension);
        if (viscosity.isEmpty() || !(viscosity.get() instanceof Formula.Constant(double nu)) || nu >= 0) return viscosity;
        values.issues().add(values.place(Schema.VISCOSITY.path()), IssueCode.E107, "The viscosity (%s) must not be negative.".formatted(nu), "Maybe a parameter has the wrong sign.");
        return Optional.empty();
    }

    private Optional<Formula> hamiltonian() {
        if (values.node(Schema.HAMILTONIAN.path()).isEmpty()) values.require(Schema.HAMILTONIAN);
        return formulas.hamiltonian(dimension);
    }

    /// The kernels by name; without a formula where that is wrong.
    private SequencedMap<String, Optional<Kernel>> kernels() {
        SequencedMap<String, Optional<Kernel>> kernels = new LinkedHashMap<>();
        for (String name : names(values, "kernel")) kernels.put(name, kernel(name));
        return kernels;
    }

    private Optional<Kernel> kernel(String name) {
        if (values.table("kernel." + name).isEmpty()) return Optional.empty();
        if (!Scope.isName(name)) {
            values.issues().add(values.node("kernel." + name).orElseThrow().key(), IssueCode.E107, "The name '%s' cannot stand in conv(...).".formatted(name),
                    "Use letters, digits and underscores, a letter first.");
            return Optional.empty();
        }
        Key<String> key = Schema.KERNEL.at(name);
        if (values.node(key.path()).isEmpty()) values.require(key);
        return formulas.inSpace(key, dimension).map(Kernel::new);
    }

    /// Fields that formulas may name, or nothing if one of them is wrong. Those that are formulas themselves are put in where they are named.
    private Optional<SequencedMap<String, Given>> fields() {
        SequencedMap<String, Given> fields = new LinkedHashMap<>();
        boolean readable = true;
        for (String name : fieldNames(values)) {
            Optional<Given> given = new ParameterReader(values).free("field", name) ? field(name, false) : Optional.empty();
            readable &= given.isPresent();
            Optional<Formula> formula = given.flatMap(DensityReader::asFormula);
            if (formula.isPresent()) formulas.define(name, formula.get());
            else given.ifPresent(field -> fields.put(name, field));
        }
        return readable ? Optional.of(fields) : Optional.empty();
    }

    private Optional<Given> field(String name, boolean isDensity) {
        if (values.table("field." + name).isPresent()) return densities.read(name, isDensity);
        if (values.node("field." + name).isEmpty())
            values.issues().add(values.place(""), IssueCode.E106, "The table [field.%s] is missing.".formatted(name),
                    "Add [field.%s] with type = \"formula\" and expr, or another type.".formatted(name));
        return Optional.empty();
    }

    private Optional<InitialDensity> initial(boolean required) {
        if (!required && values.node("field." + INITIAL).isEmpty()) return Optional.empty();
        return field(INITIAL, true).map(given -> new InitialDensity(given.density(), given.mass(), given.floor()));
    }

    private static SpaceFunction function(Given given, Grid grid) {
        double scale = scale(given, grid);
        double floor = given.floor();
        return x -> scale * Math.max(given.density().at(x), floor);
    }

    /// What a field is multiplied by to have its mass outside obstacles.
    private static double scale(Given given, Grid grid) {
        if (given.mass().isEmpty()) return 1;
        Field sampled = Field.sample(grid, x -> Math.max(given.density().at(x), given.floor()));
        boolean open = grid.domain().obstacles().isEmpty();
        double sum = IntStream.range(0, grid.size()).filter(i -> open || !grid.solid(i)).mapToDouble(sampled::get).sum();
        return given.mass().getAsDouble() / (sum * grid.cellVolume());
    }

    /// Data given by a formula or point by point are scaled, since their logarithm is the terminal cost; mixtures have mass 1.
    private static Density normalised(Given given, Grid grid) {
        return switch (given.density()) {
            case GaussianMixture mixture -> mixture;
            case SampledDensity sampled -> sampled.times(scale(given, grid));
            case FormulaDensity(Formula formula) -> {
                Formula floored = given.floor() > 0 ? Formula.call(Function.MAX, formula, Formula.constant(given.floor())) : formula;
                yield new FormulaDensity(floored.times(Formula.constant(scale(given, grid))));
            }
        };
    }
}
