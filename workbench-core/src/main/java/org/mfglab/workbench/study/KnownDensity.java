package org.mfglab.workbench.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.mfglab.formula.Parser;
import org.mfglab.formula.Scope;
import org.mfglab.game.Density;
import org.mfglab.game.FormulaDensity;
import org.mfglab.game.GaussianMixture;
import org.mfglab.game.GaussianMixture.Component;

/// The densities in the plane that generative models are tried on, under the names that they have there. Those along a curve are mixtures
/// of many equal Gaussians, evenly spaced in the parameter of the curve; each is a density of its own right, known exactly.
enum KnownDensity {

    /// Eight Gaussians of standard deviation 0.3 on a circle of radius 4.
    EIGHT_GAUSSIANS("8gaussians") {
        @Override
        Density density() {
            double half = 4 * Math.sqrt(0.5);
            double[][] means = {{4, 0}, {half, half}, {0, 4}, {-half, half}, {-4, 0}, {-half, -half}, {0, -4}, {half, -half}};
            return along(0.3, means.length, w -> means[(int) (w * means.length)]);
        }
    },

    /// Two half circles of radius 2, one about (-1, -0.2) and open below, one about (1, 0.8) and open above; standard deviation 0.2.
    MOONS("moons") {
        @Override
        Density density() {
            List<Component> both = new ArrayList<>(curve(0.2, PER_CURVE, w -> new double[] {2 * Math.cos(Math.PI * w) - 1, 2 * Math.sin(Math.PI * w) - 0.2}));
            both.addAll(curve(0.2, PER_CURVE, w -> new double[] {1 - 2 * Math.cos(Math.PI * w), 0.8 - 2 * Math.sin(Math.PI * w)}));
            return new GaussianMixture(both);
        }
    },

    /// Two spirals through the origin, each the other one turned by half a turn: radius `pi sqrt(w)`, angle `3 pi sqrt(w)`, w in (0, 1);
    /// standard deviation 0.1.
    TWO_SPIRALS("2spirals") {
        @Override
        Density density() {
            List<Component> both = new ArrayList<>(curve(0.1, 2 * PER_CURVE, w -> spiral(w, 1)));
            both.addAll(curve(0.1, 2 * PER_CURVE, w -> spiral(w, -1)));
            return new GaussianMixture(both);
        }
    },

    /// The spiral `(s cos s, s sin s)/5`, s from 1.5 pi to 4.5 pi; standard deviation 0.2.
    SWISSROLL("swissroll") {
        @Override
        Density density() {
            return along(0.2, 2 * PER_CURVE, w -> {
                double s = Math.PI * (1.5 + 3 * w);
                return new double[] {0.2 * s * Math.cos(s), 0.2 * s * Math.sin(s)};
            });
        }
    },

    /// Five arms: radius 2 r with r of mean 1 and standard deviation 0.3, angle `2 pi k/5 + exp(r)/4`; standard deviation 0.2 across an arm
    /// and 0.04 along it.
    PINWHEEL("pinwheel") {
        @Override
        Density density() {
            List<Component> arms = new ArrayList<>();
            for (int arm = 0; arm < 5; arm++)
                for (int i = 0; i <= 100; i++) arms.add(ray(0.02 * i, 2 * Math.PI * arm / 5 + Math.exp(0.02 * i) / 4));
            return new GaussianMixture(arms);
        }
    },

    /// Eight squares of side 2 of a board from -4 to 4, uniform on them.
    CHECKERBOARD("checkerboard") {
        @Override
        Density density() {
            List<String> squares = new ArrayList<>();
            for (int column = 0; column < 4; column++)
                for (int row = column % 2; row < 4; row += 2) squares.add(between("x", 2 * column - 4) + "*" + between("y", 2 * row - 4));
            return new FormulaDensity(Parser.parse("(" + String.join(" + ", squares) + ")/32", Scope.space(2, List.of())));
        }
    },

    /// Four circles of radius 0.75, 1.5, 2.25 and 3 with equal masses; standard deviation 0.08.
    RINGS("rings") {
        @Override
        Density density() {
            List<Component> all = new ArrayList<>();
            for (double radius : new double[] {0.75, 1.5, 2.25, 3}) all.addAll(curve(0.08, 2 * PER_CURVE, w -> circle(radius, w)));
            return new GaussianMixture(all);
        }
    },

    /// Two circles of radius 1.5 and 3 with equal masses; standard deviation 0.24.
    CIRCLES("circles") {
        @Override
        Density density() {
            List<Component> both = new ArrayList<>(curve(0.24, PER_CURVE, w -> circle(1.5, w)));
            both.addAll(curve(0.24, PER_CURVE, w -> circle(3, w)));
            return new GaussianMixture(both);
        }
    };

    /// Enough for neighbours to be nearer to each other than their width, so that the curve is smooth.
    private static final int PER_CURVE = 160;

    private final String key;

    KnownDensity(String key) {
        this.key = key;
    }

    /// The word of the problem file.
    String key() {
        return key;
    }

    abstract Density density();

    private static GaussianMixture along(double deviation, int count, DoubleFunction<double[]> curve) {
        return new GaussianMixture(curve(deviation, count, curve));
    }

    /// Gaussians at the middles of `count` equal parts of the parameter interval (0, 1).
    private static List<Component> curve(double deviation, int count, DoubleFunction<double[]> curve) {
        double variance = deviation * deviation;
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < count; i++)
            components.add(new Component(1, curve.apply((i + 0.5) / count), new double[][] {{variance, 0}, {0, variance}}));
        return components;
    }

    private static double[] circle(double radius, double turn) {
        return new double[] {radius * Math.cos(2 * Math.PI * turn), radius * Math.sin(2 * Math.PI * turn)};
    }

    private static double[] spiral(double w, int sign) {
        double angle = 3 * Math.PI * Math.sqrt(w);
        return new double[] {-sign * angle / 3 * Math.cos(angle), sign * angle / 3 * Math.sin(angle)};
    }

    /// A piece of an arm of the pinwheel.
    private static Component ray(double r, double angle) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        double across = 0.2 * 0.2;
        double along = 0.04 * 0.04;
        double[][] covariance = {{along * c * c + across * s * s, (along - across) * c * s}, {(along - across) * c * s, along * s * s + across * c * c}};
        return new Component(Math.exp(-0.5 * (r - 1) * (r - 1) / 0.09), new double[] {2 * r * c, 2 * r * s}, covariance);
    }

    private static String between(String axis, int low) {
        return "(step(%s - (%s)) - step(%s - (%s)))".formatted(axis, low, axis, low + 2);
    }
}
