package org.mfglab.workbench.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mfglab.formula.Formula;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;

/// Points of a grid outside obstacles, spread over the box, with the values that symbols of formulas have there.
final class Samples {

    /// Parts of the horizon at which formulas are looked at.
    static final double[] TIMES = {0, 0.5, 1};

    private static final int POINTS_PER_AXIS = 5;
    private static final int MOST_POINTS = 20_000;

    /// A point with the values of its coordinates and of the fields; means of the density are taken in the middle of the box.
    record Sample(double[] x, Map<String, Double> symbols) {

        Map<String, Double> at(double time) {
            Map<String, Double> all = new HashMap<>(symbols);
            all.put("t", time);
            return all;
        }
    }

    private final MeanFieldGame game;
    private final Grid grid;
    private final List<double[]> spread;
    private final List<double[]> many;
    private final List<Sample> few;

    Samples(MeanFieldGame game, Grid grid) {
        this.game = game;
        this.grid = grid;
        this.spread = points((int) Math.floor(Math.pow(MOST_POINTS, 1.0 / grid.dimension())));
        this.many = spread.stream().filter(this::open).toList();
        List<double[]> some = points(POINTS_PER_AXIS).stream().filter(this::open).toList();
        this.few = (some.isEmpty() ? many.subList(0, Math.min(many.size(), POINTS_PER_AXIS)) : some).stream().map(this::sample).toList();
    }

    /// A few points, for what is looked at in many ways.
    List<Sample> few() {
        return few;
    }

    /// Many points, for what is looked at once.
    List<double[]> many() {
        return many;
    }

    /// The volume that each of the many points stands for.
    double volume() {
        return grid.cellVolume() * grid.size() / spread.size();
    }

    double time(double part) {
        return part * game.horizon();
    }

    private boolean open(double[] x) {
        return game.domain().obstacles().stream().noneMatch(obstacle -> obstacle.covers(x));
    }

    private Sample sample(double[] x) {
        Map<String, Double> symbols = place(x);
        game.fields().forEach((name, field) -> symbols.put(name, field.at(x)));
        return new Sample(x, symbols);
    }

    /// A point with the fields that a formula names; others may be costly.
    Sample sample(double[] x, Formula formula) {
        Map<String, Double> symbols = place(x);
        game.fields().forEach((name, field) -> {
            if (formula.dependsOn(name)) symbols.put(name, field.at(x));
        });
        return new Sample(x, symbols);
    }

    /// The parts of the horizon at which a formula is looked at: one is enough where it does not depend on time.
    static double[] times(Formula formula) {
        return formula.dependsOn("t") ? TIMES : new double[] {0};
    }

    private Map<String, Double> place(double[] x) {
        Map<String, Double> symbols = new HashMap<>();
        for (int axis = 0; axis < x.length; axis++) {
            String name = DomainReader.AXES.get(axis);
            symbols.put(name, x[axis]);
            symbols.put("mean_" + name, (game.domain().axes().get(axis).low() + game.domain().axes().get(axis).high()) / 2);
        }
        return symbols;
    }

    /// Grid points spread over the box, the first and last along each axis among them.
    private List<double[]> points(int perAxis) {
        List<double[]> found = new ArrayList<>(List.of(new double[grid.dimension()]));
        for (int axis = 0; axis < grid.dimension(); axis++) {
            List<double[]> longer = new ArrayList<>();
            int count = Math.min(perAxis, grid.n(axis));
            for (double[] x : found)
                for (int i = 0; i < count; i++) {
                    double[] point = x.clone();
                    point[axis] = grid.coordinate(axis, count == 1 ? 0 : (int) ((long) i * (grid.n(axis) - 1) / (count - 1)));
                    longer.add(point);
                }
            found = longer;
        }
        return found;
    }

    String where(double[] x, double time) {
        return "t = " + shown(time) + ", " + where(x);
    }

    static String where(double[] x) {
        return IntStream.range(0, x.length).mapToObj(axis -> DomainReader.AXES.get(axis) + " = " + shown(x[axis])).collect(Collectors.joining(", "));
    }

    /// Four digits, the same in every locale.
    static String shown(double value) {
        return Double.isFinite(value) ? String.valueOf(new BigDecimal(value).round(new MathContext(4)).doubleValue()) : String.valueOf(value);
    }
}
