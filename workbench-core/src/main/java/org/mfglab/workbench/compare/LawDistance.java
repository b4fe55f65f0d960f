package org.mfglab.workbench.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.mfglab.workbench.distance.Atoms;
import org.mfglab.workbench.distance.Directions;
import org.mfglab.workbench.distance.Divergence;
import org.mfglab.workbench.distance.KernelDiscrepancy;
import org.mfglab.workbench.distance.TransportDistance;
import org.mfglab.workbench.distance.Wasserstein;
import org.mfglab.workbench.imported.SampleDensity;
import org.mfglab.workbench.report.Numbers;

/// A distance of the laws of two runs at their last common time. Where samples go into it, its floor is what as many independent points of the baseline give: a
/// value near it cannot be told from zero.
record LawDistance(String name, String meaning, Function<Laws, Measured> measure) implements Distance {

    private static final long SEED = 1;

    /// The floor is the mean over so many draws.
    private static final int DRAWS = 4;

    /// At most so many points of each side go into the discrepancy, which takes all pairs.
    private static final int MOST_POINTS = 2000;

    private static final String SLICED = "; in 2-D and 3-D sliced over 64 fixed directions";

    static final List<LawDistance> ALL = List.of(
            new LawDistance("w1", "transport distance W1 of m at the last common time, 1-D exact" + SLICED, laws -> laws.periodic() ? onCircle(laws) : transport(laws, "w1", Wasserstein::w1)),
            new LawDistance("w2", "transport distance W2 of m at the last common time, 1-D exact" + SLICED, laws -> transport(laws, "w2", Wasserstein::w2)),
            new LawDistance("sliced_w2", "W2 over 64 fixed directions of m at the last common time; in 1-D it is w2", laws -> transport(laws, "sliced_w2", Wasserstein::w2)),
            new LawDistance("mmd", "maximum mean discrepancy of points at the last common time", LawDistance::discrepancy),
            new LawDistance("kl_data_model", "KL(baseline | run) of m at the last common time, on the baseline's grid", laws -> divergence(laws, true)),
            new LawDistance("kl_model_data", "KL(run | baseline) of m at the last common time, on the baseline's grid", laws -> divergence(laws, false)));

    @Override
    public Measured of(Pairing pairing) {
        return measure.apply(Laws.of(pairing));
    }

    @Override
    public Measured ofBase() {
        return Measured.of(0, meaning);
    }

    @Override
    public double size(Pairing pairing) {
        return Double.NaN;
    }

    private static Measured transport(Laws laws, String name, BiFunction<Atoms, Atoms, Double> distance) {
        boolean line = laws.truth().grid().dimension() == 1;
        String mean = name.equals("w1") ? "mean" : "root of the mean square";
        String how = line ? "exact in one dimension" : "sliced: the %s over %s fixed directions".formatted(mean, Directions.COUNT);
        String what = "%s, %s, of %s; each law divided by its mass".formatted(name.equals("w1") ? "W1" : "W2", how, sides(laws));
        if (laws.periodic()) return Measured.absent(what, "W2 around a period is not built; w1 and m_w1 are");
        double value = distance.apply(laws.model().atoms(), laws.truth().atoms());
        return sampled(laws, value, what, floor(laws, (a, b) -> distance.apply(Atoms.of(a), b)));
    }

    private static String sides(Laws laws) {
        return "the %s of the run and the %s of the baseline at t = %s".formatted(side(laws.model()), side(laws.truth()), Numbers.of(laws.pairing().last(), 4));
    }

    private static String side(Laws.Law law) {
        return law.samples().map(samples -> samples.length + " samples").orElse("density");
    }

    private static Measured onCircle(Laws laws) {
        String how = laws.truth().grid().dimension() == 1 ? "around the circle" : "sliced over %s fixed directions, the box cut open".formatted(Directions.COUNT);
        String what = "W1 of the densities at t = %s on the baseline's grid, %s; each divided by its mass".formatted(Numbers.of(laws.pairing().last(), 4), how);
        double[] model = laws.pairing().density(laws.pairing().last());
        return Measured.of(new TransportDistance(laws.truth().grid()).between(model, laws.truth().density()), what);
    }

    /// A value with its floor, if samples went into it.
    private static Measured sampled(Laws laws, double value, String what, OptionalDouble floor) {
        if (floor.isEmpty()) return Measured.of(value, what);
        String drawn = laws.truth().samples().isPresent() ? "the halves of the baseline's samples give, %s points each".formatted(laws.truth().samples().get().length / 2)
                : "%s points drawn from the baseline give, the mean of %s draws".formatted(laws.n(), DRAWS);
        return new Measured(value, floor.getAsDouble(), laws.n(), SEED, what + "; floor: what " + drawn, "");
    }

    private static OptionalDouble floor(Laws laws, BiFunction<double[][], Atoms, Double> distance) {
        if (laws.truth().samples().isPresent()) {
            double[][][] halves = Laws.halves(laws.truth().samples().get(), SEED);
            return OptionalDouble.of(distance.apply(halves[0], Atoms.of(halves[1])));
        }
        if (laws.model().samples().isEmpty()) return OptionalDouble.empty();
        Atoms truth = laws.truth().atoms();
        return LongStream.range(SEED, SEED + DRAWS).mapToDouble(seed -> distance.apply(laws.truth().draw(laws.n(), seed), truth)).average();
    }

    private static Measured discrepancy(Laws laws) {
        String what = "root of the squared discrepancy; the kernel is the mean of Gaussians of 1/4, 1/2 and 1 times the standard deviation of the baseline";
        if (!laws.sampled()) return Measured.absent(what, "neither side has samples");
        if (laws.periodic()) return Measured.absent(what, "around a period it is not built");
        double[][] truth = points(laws.truth(), laws.model());
        double[][] model = points(laws.model(), laws.truth());
        double length = KernelDiscrepancy.length(truth);
        double[][] again = laws.truth().samples().isPresent() ? Laws.halves(truth, SEED)[0] : laws.truth().draw(model.length, SEED + 1);
        double[][] other = laws.truth().samples().isPresent() ? Laws.halves(truth, SEED)[1] : truth;
        return new Measured(KernelDiscrepancy.of(model, truth, length), KernelDiscrepancy.of(again, other, length), model.length, SEED,
                what + "; %s points of the run, %s of the baseline; floor: two sets of points of the baseline, %s and %s".formatted(model.length, truth.length, again.length, other.length), "");
    }

    /// The samples of a law, or as many drawn from its density as the other one has.
    private static double[][] points(Laws.Law law, Laws.Law other) {
        double[][] points = law.samples().orElseGet(() -> law.draw(Math.min(MOST_POINTS, other.samples().orElseThrow().length), SEED));
        return points.length <= MOST_POINTS ? points : Arrays.copyOf(points, MOST_POINTS);
    }

    private static Measured divergence(Laws laws, boolean truthFirst) {
        RunInCompare run = laws.pairing().other();
        String kind = run.bandwidth().isPresent() ? "of kernels with h = " + Numbers.of(run.bandwidth().getAsDouble(), 3) : "on a grid";
        String what = "int p log(p/q) dx of the densities at t = %s, each divided by its mass, on the baseline's grid; p that of the %s; the run's is one %s"
                .formatted(Numbers.of(laws.pairing().last(), 4), truthFirst ? "baseline" : "run", kind);
        double[] truth = laws.truth().density();
        double[] model = laws.pairing().density(laws.pairing().last());
        if (Arrays.stream(model).noneMatch(m -> m > 0)) return Measured.absent(what, "the run has no mass in the baseline's box");
        double value = truthFirst ? Divergence.of(truth, model) : Divergence.of(model, truth);
        if (Double.isInfinite(value)) return Measured.absent(what, "infinite: the %s has mass where the %s has none".formatted(truthFirst ? "baseline" : "run", truthFirst ? "run" : "baseline"));
        if (run.bandwidth().isEmpty()) return Measured.of(value, what);
        return kernels(laws, value, what, truthFirst);
    }

    /// The floor of a smoothed density: as many points of the baseline, smoothed alike.
    private static Measured kernels(Laws laws, double value, String what, boolean truthFirst) {
        RunInCompare run = laws.pairing().other();
        int n = run.points();
        SampleDensity smooth = new SampleDensity(laws.truth().grid(), run.bandwidth().getAsDouble());
        double[] truth = laws.truth().density();
        double floor = LongStream.range(SEED, SEED + DRAWS).mapToDouble(seed -> {
            double[] again = smooth.of(new Laws.Law(Optional.empty(), laws.truth().grid(), truth).draw(n, seed));
            return truthFirst ? Divergence.of(truth, again) : Divergence.of(again, truth);
        }).average().orElseThrow();
        return new Measured(value, floor, n, SEED, what + "; floor: what the kernels of %s points drawn from the baseline give, the mean of %s draws".formatted(n, DRAWS), "");
    }
}
