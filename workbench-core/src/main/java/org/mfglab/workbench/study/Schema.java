package org.mfglab.workbench.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mfglab.device.Precision;
import org.mfglab.grid.Interval;
import org.mfglab.workbench.export.ExportFormat;
import org.mfglab.workbench.study.SolverSettings.Method;
import org.mfglab.workbench.study.SolverSettings.SchemeChoice;

/// The keys of the problem file, in its order: the one description from which it is read, completed, explained and written back.
public final class Schema {

    /// The version of the file format.
    static final int VERSION = 1;

    private static final List<Key<?>> KEYS = new ArrayList<>();

    /// Keys of the file format that this version has nothing for, with what there is instead.
    private static final Map<String, String> ABSENT = new LinkedHashMap<>();

    static final Key<Integer> SCHEMA = required("schema", Type.whole(1), "version of the file format: 1");
    static final Key<String> NAME = optional("name", Type.name(), "short name of the problem, safe in file names; by default that of the file");
    static final Key<String> TITLE = optional("title", Type.text(), "one line for people; by default the name");
    static final Key<Kind> KIND = required("kind", words(Kind.values(), Kind::key,
            "control", "ergodic", "planning", "cnf", "ot_flow", "sgm_ode", "bridge", "soft_bridge", "gradient_flow", "w1w2_flow"), "what the file sets up");

    static final Key<Node> PARAMETER = optional("params.*", Type.any("a number, or { value, range, help }"), "a number that formulas may name");

    static final List<Key<Interval>> AXES = List.of(
            required("domain.x", Type.interval(), "interval of the box along x"),
            optional("domain.y", Type.interval(), "interval along y"),
            optional("domain.z", Type.interval(), "interval along z"));
    static final Key<Node> BOUNDARY = optional("domain.boundary", Type.any("a table of sides, as in { all = \"wall\" }"),
            "type of each side: all left right bottom top back front; periodic, wall, exit or value, wall by default");
    static final Key<Node> SHAPES = optional("domain.shape", Type.any("a list of tables [[domain.shape]]"),
            "obstacles, with role = \"obstacle\" and a type: ellipse, rectangle, polygon, mask or formula");

    static final Key<Double> HORIZON = required("time.T", Type.positive(), "final time");
    static final Key<Integer> STEPS = required("time.nt", Type.whole(1), "number of time steps");
    static final Key<Double> DISCOUNT = withDefault("time.discount", Type.notNegative(), 0.0, "discount rate r");

    static final Key<List<Integer>> UNKNOWNS = required("grid.n", Type.counts(), "unknowns per axis, in the order x, y, z");

    static final Key<String> VISCOSITY = required("diffusion.nu", Type.formula(), "viscosity nu = sigma^2/2: a number, or a formula in x y z t, params and fields");

    static final Key<String> HAMILTONIAN = required("hamiltonian.H", Type.formula(), "H(x,t,p,m): symbols x y z t m p p_x p_y p_z, params, fields");

    static final Key<String> RUNNING = withDefault("coupling.running", Type.formula(), "0", "F(x,t,m): symbols x y z t m mean_x mean_y mean_z, params, fields, conv(NAME)");
    static final Key<String> TERMINAL = withDefault("coupling.terminal", Type.formula(), "0", "G(x,m(T)): the same symbols at t = T");
    static final Key<String> SOURCE = withDefault("coupling.source", Type.formula(), "0", "s(x,t), agents that enter per unit of time and volume: symbols x y z t, params, fields");

    static final Key<String> KERNEL = required("kernel.*.expr", Type.formula(), "the kernel of conv(NAME): a formula of a difference x y z, and params");

    static final Key<Double> THETA = required("sgm.theta", Type.notNegative(), "drift of the noising dY = -theta Y ds + sigma dW");
    static final Key<Double> SIGMA = required("sgm.sigma", Type.positive(), "noise of the noising");
    static final Key<Double> EPSILON = withDefault("sgm.epsilon", Type.notNegative(), 0.0, "noising time at which the reverse stops");

    static final Key<FieldType> FIELD_TYPE = required("field.*.type", words(FieldType.values(), FieldType::key), "how the field is given");
    static final Key<String> EXPRESSION = required("field.*.expr", Type.formula(), "a formula in x y z and params (type formula)");
    static final Key<Node> WEIGHTS = optional("field.*.weights", Type.any("a list of positive numbers"), "weights of the Gaussians; equal by default (type mixture)");
    static final Key<Node> MEANS = required("field.*.means", Type.any("a list of points"), "their means (type mixture)");
    static final Key<Node> COVARIANCES = required("field.*.covariances", Type.any("a list of matrices, or of variances"), "their covariances (type mixture)");
    static final Key<String> FILE = required("field.*.file", Type.text(), "samples: npy, npz or csv (type samples); a picture: png, jpg or bmp (type image); values: npy or npz (type npy)");
    static final Key<String> ARRAY = optional("field.*.key", Type.text(), "which array of an npz file (types samples and npy)");
    static final Key<Node> BANDWIDTH = optional("field.*.bandwidth", Type.any("\"scott\" or a positive number"), "width of the kernels; \"scott\" by default (type samples)");
    static final Key<Boolean> INVERT = withDefault("field.*.invert", Type.flag(), false, "whether dark is 1 and white is 0 (type image)");
    static final Key<Double> BLUR = withDefault("field.*.blur", Type.notNegative(), 0.0, "standard deviation of a smoothing, in units of space (type image)");
    static final Key<KnownDensity> PRESET = required("field.*.name", words(KnownDensity.values(), KnownDensity::key), "a known density (type preset)");
    static final Key<Node> NORMALISE = optional("field.*.normalise", Type.any("true, false or a positive number"), "true: mass 1; a number: that mass; false: as given");
    static final Key<Double> FLOOR = withDefault("field.*.floor", Type.notNegative(), 0.0, "smaller values are raised to it");

    static final Key<Method> METHOD = withDefault("solver.method", words(Method.values(), Method::key,
            "policy", "fictitious_play", "newton", "primal_dual", "scaling", "heat"), Method.AUTO, "iteration for the fixed point");
    static final Key<SchemeChoice> SCHEME = withDefault("solver.scheme", words(SchemeChoice.values(), SchemeChoice::key), SchemeChoice.AUTO, "discretisation");
    static final Key<Double> TOLERANCE = withDefault("solver.tol", Type.positive(), 1e-6, "tolerance on the certified residuals");
    static final Key<Integer> MAX_ITERATIONS = withDefault("solver.max_iter", Type.whole(1), 200, "most iterations");
    static final Key<Double> DAMPING = withDefault("solver.damping", Type.fraction(), 1.0, "part of each step that is taken");
    static final Key<DeviceChoice> DEVICE = withDefault("solver.device", Type.device(), DeviceChoice.CPU, "where to compute");
    static final Key<Integer> THREADS = withDefault("solver.threads", Type.whole(0, SolverSettings.MOST_THREADS), 0, "number of threads; 0 for all");
    static final Key<Precision> PRECISION = withDefault("solver.precision", words(Precision.values(), Precision::word), Precision.DOUBLE, "digits of the arithmetic and of m and u: f32 on OpenCL devices only");
    static final Key<Long> SEED = withDefault("solver.seed", Type.seed(), 1L, "seed of what is random");

    static final Key<Node> EVERY = optional("output.every", Type.any("a table { step = N } or { time = DT }"), "which time levels are written");
    static final Key<List<ExportFormat>> EXPORTS = withDefault("output.exports", Type.list(words(ExportFormat.values(), ExportFormat::key)), List.of(),
            "further formats in exports/: a list of h5, npz, vti, csv");
    static final Key<Boolean> FIGURES = withDefault("output.figures", Type.flag(), true, "whether pictures are drawn");
    static final Key<Integer> PARTICLES = withDefault("output.particles", Type.whole(0, OutputSettings.MOST_PARTICLES), 0, "paths of that many agents in paths.npy");

    static final Key<String> REFERENCE_VALUE = optional("reference.u", Type.formula(), "exact u, in x y z t and params");
    static final Key<String> REFERENCE_DENSITY = optional("reference.m", Type.formula(), "exact m, in x y z t and params");

    static {
        absent("A cost that grows with m, as F = m^2, keeps densities low.", "coupling.max_density");
        absent("A terminal cost G can pull the density to a target.", "coupling.terminal_density");
        absent("Kinds are mfg and sgm.", "flow", "bridge", "energy");
        absent("A [reference] with formulas for u and m is compared with.", "compare");
        absent("Nothing is trained.", "train");
    }

    private Schema() { }

    /// Where a key of a file stands in the order of the schema.
    static int order(String path) {
        for (int i = 0; i < KEYS.size(); i++)
            if (path.matches(KEYS.get(i).path().replace(".", "\\.").replace("*", "[^.]+"))) return i;
        return KEYS.size();
    }

    /// All keys, in the order of the file.
    public static List<Key<?>> keys() {
        return Collections.unmodifiableList(KEYS);
    }

    /// What to use instead of a key that is not in this version; empty if it is not one of those.
    static Optional<String> insteadOf(String path) {
        return Optional.ofNullable(ABSENT.get(path));
    }

    /// The names that can stand in a table; `*` among them if any can.
    static Set<String> namesIn(String table) {
        String prefix = table.isEmpty() ? "" : table + ".";
        Set<String> names = new LinkedHashSet<>();
        for (Key<?> key : KEYS)
            if (key.path().startsWith(prefix)) names.add(key.path().substring(prefix.length()).split("\\.")[0]);
        return names;
    }

    /// The key with a path; empty for a table.
    static Optional<Key<?>> key(String path) {
        return KEYS.stream().filter(key -> key.path().equals(path)).findFirst();
    }

    /// The tables that have a key of some name.
    static List<String> tablesWith(String name) {
        return KEYS.stream().filter(key -> key.name().equals(name)).map(Key::table).toList();
    }

    private static <T> Key<T> add(Key<T> key) {
        KEYS.add(key);
        return key;
    }

    private static <T> Key<T> required(String path, Type<T> type, String help) {
        return add(new Key<>(path, type, Optional.empty(), help));
    }

    private static <T> Key<T> optional(String path, Type<T> type, String help) {
        return add(new Key<>(path, type, Optional.empty(), help));
    }

    private static <T> Key<T> withDefault(String path, Type<T> type, T fallback, String help) {
        return add(new Key<>(path, type, Optional.of(fallback), help));
    }

    private static void absent(String instead, String... paths) {
        for (String path : paths) ABSENT.put(path, instead);
    }

    private static <T> Type<T> words(T[] values, Function<T, String> word, String... absent) {
        return words(Arrays.asList(values), word, absent);
    }

    private static <T> Type<T> words(Collection<T> values, Function<T, String> word, String... absent) {
        Map<String, T> possible = new LinkedHashMap<>();
        for (T value : values) possible.put(word.apply(value), value);
        return Type.word(possible, Set.of(absent));
    }
}
