package org.mfglab.device.cpu;

/// A pass over the lines of one axis that sees the slopes above and below every point.
final class AxisSlopes {

    private final Team team;
    private final LineBatches batches;
    private final LineEnds ends;
    private final Worker[] workers;

    /// Scratch of one worker.
    private record Worker(double[] w, double[] face, double[] result) { }

    /// What is made of the slopes of a batch.
    interface Rule {

        /// @param face   slopes, one line longer than the batch
        /// @param result modified, dense
        void apply(int batch, double[] face, double[] result);
    }

    AxisSlopes(Team team, LineBatches batches, LineEnds ends) {
        this.team = team;
        this.batches = batches;
        this.ends = ends;
        int lanes = batches.maximumLanes();
        int size = batches.points() * lanes;
        this.workers = new Worker[team.size()];
        for (int i = 0; i < workers.length; i++) workers[i] = new Worker(new double[size], new double[size + lanes], new double[size]);
    }

    /// Applies a rule to every batch.
    ///
    /// @param add whether the results are added to `out`
    void run(double[] u, Rule rule, double[] out, boolean add) {
        team.run(batches.count(), (worker, batch) -> {
            Worker own = workers[worker];
            batches.gather(batch, u, own.w);
            ends.slopes(batch, own.w, own.face, false);
            rule.apply(batch, own.face, own.result);
            if (add) batches.add(batch, own.result, out);
            else batches.scatter(batch, own.result, out);
        });
    }
}
