package org.mfglab.device.cpu;

/// Newton's method for the implicit equation of a batch of lines, and the linear solves with its derivative; one per worker.
///
/// g is convex and `dt J` an M-matrix, so Newton is policy iteration (Howard 1960): monotone from its second iterate on. Each
/// linear system is solved exactly, so the residual that it leaves is the remainder of the linearisation,
/// `g(w + dw) - g(w) - g_a da - g_b db`, which is free of the cancellation in `nu delta^2 w`.
final class LineSolver {

    private static final int MAXIMUM_STEPS = 100;

    /// Beyond so many steps a residual that does not fall is rounding.
    private static final int USUAL_STEPS = 20;

    /// What the evaluation of the remainder may lose, in ulps of the largest term.
    private static final double ROUNDING = 8;

    /// Where a residual on the way exceeded this many times the values, it is computed from scratch at the end.
    private static final double ROUGH = 4;

    private final LineBatches batches;
    private final LineEnds ends;
    private final double h;
    private final double dt;
    private final Coefficient viscosity;
    private final LineFlux flux;
    private final LineSystem system;
    private final double[] diffusion;
    private final double[] w;
    private final double[] step;
    private final double[] face;
    private final double[] stepFace;
    private final double[] leak;
    private Rates rates;
    private Rates previous;

    /// g and its rates at one iterate.
    private record Rates(double[] g, double[] forward, double[] backward) {
        static Rates of(int size) {
            return new Rates(new double[size], new double[size], new double[size]);
        }
    }

    LineSolver(LineBatches batches, LineEnds ends, boolean periodic, double h, double dt, Coefficient viscosity, LineFlux flux) {
        int lanes = batches.maximumLanes();
        int size = batches.points() * lanes;
        this.batches = batches;
        this.ends = ends;
        this.h = h;
        this.dt = dt;
        this.viscosity = viscosity;
        this.flux = flux;
        this.system = new LineSystem(batches.points(), lanes, periodic);
        this.diffusion = new double[size];
        this.w = new double[size];
        this.step = new double[size];
        this.face = new double[size + lanes];
        this.stepFace = new double[size + lanes];
        this.leak = new double[ends.driven.count()];
        this.rates = Rates.of(size);
        this.previous = Rates.of(size);
    }

    /// Solves `w - from - dt nu delta^2 w + dt g(w) = 0` on a batch.
    void solve(int batch, double[] from, double[] to) {
        int lanes = batches.lanes(batch);
        batches.gather(batch, from, w);
        linearise(batch, lanes);
        firstResidual(lanes);
        double rough = ROUGH * largest(w, lanes);
        double floor = ROUNDING * Math.ulp(scale(lanes));
        double worst = largest(step, lanes);
        double before = Double.POSITIVE_INFINITY;
        for (int k = 0; k < MAXIMUM_STEPS; k++) {
            factor(batch, lanes, false);
            system.solve(step);
            double left = advance(batch, lanes);
            worst = Math.max(worst, left);
            boolean falls = left < 0.5 * before || k < USUAL_STEPS;
            before = left;
            if (left > floor && falls) continue;
            if (worst > rough) {
                floor = ROUNDING * Math.ulp(scale(lanes));
                residual(batch, from, lanes);
                worst = largest(step, lanes);
                before = Double.POSITIVE_INFINITY;
            } else if (left <= floor) break;
        }
        batches.scatter(batch, w, to);
    }

    /// `to = (dt J)^-1 from`, J at `at`.
    void tangent(int batch, double[] at, double[] from, double[] to) {
        linear(batch, at, from, false);
        system.solve(step);
        batches.scatter(batch, step, to);
    }

    /// `to = (dt J)^-T from`, J at `at`, with the leaks of the exits alone.
    ///
    /// @return what left through them
    double transpose(int batch, double[] at, double[] from, double[] to) {
        linear(batch, at, from, true);
        system.solveTransposed(step);
        batches.scatter(batch, step, to);
        return ends.outflow(batch, leak, step);
    }

    private void linear(int batch, double[] at, double[] from, boolean leaving) {
        int lanes = batches.lanes(batch);
        batches.gather(batch, at, w);
        linearise(batch, lanes);
        factor(batch, lanes, leaving);
        batches.gather(batch, from, step);
    }

    private void linearise(int batch, int lanes) {
        flux.load(batch);
        viscosity.gather(batches, batch, diffusion);
        double scale = dt / (h * h);
        for (int i = 0, size = batches.points() * lanes; i < size; i++) diffusion[i] *= scale;
        ends.slopes(batch, w, face, false);
        evaluate(batch);
    }

    private void evaluate(int batch) {
        flux.evaluate(face, rates.g, rates.forward, rates.backward);
        ends.clear(batch, rates.g);
    }

    /// `step = dt (nu delta^2 w - g)`, the negative residual at the start, where w is the previous stage.
    private void firstResidual(int lanes) {
        int size = batches.points() * lanes;
        for (int i = 0; i < size; i++) step[i] = h * diffusion[i] * (face[i + lanes] - face[i]) - dt * rates.g[i];
    }

    /// The negative residual from scratch. The remainders know nothing of what rounding did to the first residual; where that one
    /// was large, the result would carry it.
    private void residual(int batch, double[] from, int lanes) {
        int size = batches.points() * lanes;
        batches.gather(batch, from, step);
        for (int i = 0; i < size; i++) step[i] += h * diffusion[i] * (face[i + lanes] - face[i]) - dt * rates.g[i] - w[i];
    }

    private double largest(double[] values, int lanes) {
        int size = batches.points() * lanes;
        double largest = 0;
        for (int i = 0; i < size; i++) largest = Math.max(largest, Math.abs(values[i]));
        return largest;
    }

    private double scale(int lanes) {
        int size = batches.points() * lanes;
        double scale = 0;
        for (int i = 0; i < size; i++) scale = Math.max(scale, Math.max(Math.abs(w[i]), Math.abs(dt * rates.g[i])));
        return scale;
    }

    /// @param leaving whether u is given at exits alone: for the density
    private void factor(int batch, int lanes, boolean leaving) {
        int size = batches.points() * lanes;
        double perSlope = dt / h;
        for (int i = 0; i < size; i++) system.down[i] = diffusion[i] + perSlope * rates.backward[i];
        for (int i = 0; i < size; i++) system.up[i] = diffusion[i] - perSlope * rates.forward[i];
        if (batches.points() == 1 && leak.length == 0)
            for (int l = 0; l < lanes; l++) system.down[l] = system.up[l] = 0;
        ends.shut(batch, system.up, system.down);
        ends.collect(batch, system.up, system.down, leak);
        ends.add(batch, leak, leaving, system.base);
        system.factor(lanes);
        ends.reset(batch, system.base, 1);
    }

    /// Takes the step and replaces it by the negative residual that it leaves.
    ///
    /// @return the largest residual
    private double advance(int batch, int lanes) {
        int size = batches.points() * lanes;
        for (int i = 0; i < size; i++) w[i] += step[i];
        ends.slopes(batch, step, stepFace, true);
        ends.slopes(batch, w, face, false);
        Rates old = rates;
        rates = previous;
        previous = old;
        evaluate(batch);
        double largest = 0;
        for (int i = 0; i < size; i++) {
            double remainder = rates.g[i] - old.g[i] - old.forward[i] * stepFace[i + lanes] - old.backward[i] * stepFace[i];
            step[i] = -dt * remainder;
            largest = Math.max(largest, Math.abs(step[i]));
        }
        return largest;
    }
}
