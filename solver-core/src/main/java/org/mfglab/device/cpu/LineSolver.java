package org.mfglab.device.cpu;

/// Newton's method for the implicit equation of a batch of lines, and the linear solves with its derivative; one per worker.
///
/// g is convex and `dt J` an M-matrix, so Newton is policy iteration (Howard 1960): monotone from its second iterate on. Each
/// linear system is solved exactly, so the residual that it leaves is the remainder of the linearisation,
/// `g(w + dw) - g(w) - g_a da - g_b db`, which is free of the cancellation in `nu delta^2 w`.
final class LineSolver {

    private final LineBatches batches;
    private final LineEnds ends;
    private final double h;
    private final double dt;
    private final Coefficient viscosity;
    private final LineFlux flux;
    private final LineSystem system;
    private final LineProgress progress;
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

    /// @param leak modified: what leaks across each driven face of the lines solved last
    LineSolver(LineBatches batches, LineEnds ends, boolean periodic, double h, double dt, Coefficient viscosity, LineFlux flux, double[] leak) {
        int lanes = batches.maximumLanes();
        int size = batches.points() * lanes;
        this.batches = batches;
        this.ends = ends;
        this.h = h;
        this.dt = dt;
        this.viscosity = viscosity;
        this.flux = flux;
        this.system = new LineSystem(batches.points(), lanes, periodic);
        this.progress = new LineProgress(batches.points(), lanes, dt);
        this.diffusion = new double[size];
        this.w = new double[size];
        this.step = new double[size];
        this.face = new double[size + lanes];
        this.stepFace = new double[size + lanes];
        this.leak = leak;
        this.rates = Rates.of(size);
        this.previous = Rates.of(size);
    }

    /// Solves `w - from - dt nu delta^2 w + dt g(w) = 0` on a batch.
    void solve(int batch, double[] from, double[] to) {
        int lanes = batches.lanes(batch);
        batches.gather(batch, from, w);
        linearise(batch, lanes);
        firstResidual(lanes);
        progress.begin(lanes, w, rates.g, step);
        while (progress.goesOn()) {
            factor(batch, lanes, false);
            system.solve(step);
            progress.rest(step);
            advance(batch, lanes);
            if (progress.judge(step)) restart(batch, from, lanes);
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
    void transpose(int batch, double[] at, double[] from, double[] to) {
        linear(batch, at, from, true);
        system.solveTransposed(step);
        batches.scatter(batch, step, to);
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

    /// The negative residuals of rough lines from scratch. The remainders know nothing of what rounding did to the first residual; where
    /// that one was large, the result would carry it.
    private void restart(int batch, double[] from, int lanes) {
        int size = batches.points() * lanes;
        batches.gather(batch, from, stepFace);
        for (int l = 0; l < lanes; l++)
            if (progress.rough(l))
                for (int i = l; i < size; i += lanes) step[i] = stepFace[i] + (h * diffusion[i] * (face[i + lanes] - face[i]) - dt * rates.g[i] - w[i]);
        progress.restart(w, rates.g, step);
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
    private void advance(int batch, int lanes) {
        int size = batches.points() * lanes;
        for (int i = 0; i < size; i++) w[i] += step[i];
        ends.slopes(batch, step, stepFace, true);
        ends.slopes(batch, w, face, false);
        Rates old = rates;
        rates = previous;
        previous = old;
        evaluate(batch);
        for (int i = 0; i < size; i++) {
            double remainder = rates.g[i] - old.g[i] - old.forward[i] * stepFace[i + lanes] - old.backward[i] * stepFace[i];
            step[i] = -dt * remainder;
        }
    }
}
