package org.mfglab.device.cpu;

/// Newton's method for the implicit equation of a batch of lines, and the linear solves with its derivative; one per worker.
///
/// g is convex and `dt J` an M-matrix, so Newton is policy iteration (Howard 1960): monotone from its second iterate on. Each
/// linear system is solved exactly, so the residual that it leaves is the remainder of the linearisation,
/// `g(w + dw) - g(w) - g_a da - g_b db`, which is free of the cancellation in `nu delta^2 w`.
final class LineSolver {

    private static final int MAXIMUM_STEPS = 100;

    /// What the evaluation of the remainder may lose, in ulps of the largest term.
    private static final double ROUNDING = 8;

    /// Where the first residual exceeds this many times the values, it is computed once more at the end.
    private static final double ROUGH = 4;

    private final LineBatches batches;
    private final boolean periodic;
    private final double h;
    private final double dt;
    private final double diffusion;
    private final LineFlux flux;
    private final LineSystem system;
    private final double[] w;
    private final double[] step;
    private final double[] face;
    private final double[] stepFace;
    private Rates rates;
    private Rates previous;

    /// g and its rates at one iterate.
    private record Rates(double[] g, double[] forward, double[] backward) {
        static Rates of(int size) {
            return new Rates(new double[size], new double[size], new double[size]);
        }
    }

    LineSolver(LineBatches batches, boolean periodic, double h, double dt, double nu, LineFlux flux) {
        int lanes = batches.maximumLanes();
        int size = batches.points() * lanes;
        this.batches = batches;
        this.periodic = periodic;
        this.h = h;
        this.dt = dt;
        this.diffusion = dt * nu / (h * h);
        this.flux = flux;
        this.system = new LineSystem(batches.points(), lanes, periodic);
        this.w = new double[size];
        this.step = new double[size];
        this.face = new double[size + lanes];
        this.stepFace = new double[size + lanes];
        this.rates = Rates.of(size);
        this.previous = Rates.of(size);
    }

    /// Solves `w - from - dt nu delta^2 w + dt g(w) = 0` on a batch.
    void solve(int batch, double[] from, double[] to) {
        int lanes = batches.lanes(batch);
        batches.gather(batch, from, w);
        linearise(batch, lanes);
        firstResidual(lanes);
        boolean rough = largest(step, lanes) > ROUGH * largest(w, lanes);
        double floor = ROUNDING * Math.ulp(scale(lanes));
        for (int k = 0; k < MAXIMUM_STEPS; k++) {
            factor(lanes);
            system.solve(step);
            if (advance(lanes) > floor) continue;
            if (!rough) break;
            rough = false;
            floor = ROUNDING * Math.ulp(scale(lanes));
            residual(batch, from, lanes);
        }
        batches.scatter(batch, w, to);
    }

    /// `to = (dt J)^-1 from`, or with the transpose, J at `at`.
    void tangent(int batch, double[] at, double[] from, double[] to, boolean transposed) {
        int lanes = batches.lanes(batch);
        batches.gather(batch, at, w);
        linearise(batch, lanes);
        factor(lanes);
        batches.gather(batch, from, step);
        if (transposed) system.solveTransposed(step);
        else system.solve(step);
        batches.scatter(batch, step, to);
    }

    private void linearise(int batch, int lanes) {
        flux.load(batch);
        faces(lanes, w, face);
        flux.evaluate(lanes, face, rates.g, rates.forward, rates.backward);
    }

    /// The slopes between neighbours; zero at a wall.
    private void faces(int lanes, double[] values, double[] slopes) {
        int size = batches.points() * lanes;
        double inverse = 1 / h;
        for (int i = lanes; i < size; i++) slopes[i] = inverse * (values[i] - values[i - lanes]);
        for (int l = 0, last = size - lanes; l < lanes; l++) {
            double wrap = periodic ? inverse * (values[l] - values[last + l]) : 0;
            slopes[l] = wrap;
            slopes[size + l] = wrap;
        }
    }

    /// `step = dt (nu delta^2 w - g)`, the negative residual at the start, where w is the previous stage.
    private void firstResidual(int lanes) {
        int size = batches.points() * lanes;
        double spread = diffusion * h;
        for (int i = 0; i < size; i++) step[i] = spread * (face[i + lanes] - face[i]) - dt * rates.g[i];
    }

    /// The negative residual from scratch. The remainders know nothing of what rounding did to the first residual; where that one
    /// was large, the result would carry it.
    private void residual(int batch, double[] from, int lanes) {
        int size = batches.points() * lanes;
        double spread = diffusion * h;
        batches.gather(batch, from, step);
        for (int i = 0; i < size; i++) step[i] += spread * (face[i + lanes] - face[i]) - dt * rates.g[i] - w[i];
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

    private void factor(int lanes) {
        int size = batches.points() * lanes;
        double perSlope = dt / h;
        for (int i = 0; i < size; i++) system.down[i] = diffusion + perSlope * rates.backward[i];
        for (int i = 0; i < size; i++) system.up[i] = diffusion - perSlope * rates.forward[i];
        if (!periodic || batches.points() == 1)
            for (int l = 0, last = size - lanes; l < lanes; l++) system.down[l] = system.up[last + l] = 0;
        system.factor(lanes);
    }

    /// Takes the step and replaces it by the negative residual that it leaves.
    ///
    /// @return the largest residual
    private double advance(int lanes) {
        int size = batches.points() * lanes;
        for (int i = 0; i < size; i++) w[i] += step[i];
        faces(lanes, step, stepFace);
        faces(lanes, w, face);
        Rates old = rates;
        rates = previous;
        previous = old;
        flux.evaluate(lanes, face, rates.g, rates.forward, rates.backward);
        double largest = 0;
        for (int i = 0; i < size; i++) {
            double remainder = rates.g[i] - old.g[i] - old.forward[i] * stepFace[i + lanes] - old.backward[i] * stepFace[i];
            step[i] = -dt * remainder;
            largest = Math.max(largest, Math.abs(step[i]));
        }
        return largest;
    }
}
