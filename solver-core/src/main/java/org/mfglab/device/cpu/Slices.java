package org.mfglab.device.cpu;

/// Linear combinations and reductions of whole slices.
///
/// Work is cut into chunks that do not depend on the number of threads. Sums are added row by row, each row by itself.
final class Slices {

    private static final int CHUNK = 16_384;

    private final Team team;
    private double[] partial = new double[64];

    Slices(Team team) {
        this.team = team;
    }

    private interface Part {
        double reduce(int from, int to);
    }

    private interface Merge {
        double of(double a, double b);
    }

    private void each(int size, Team.Task range) {
        team.run(chunks(size), range);
    }

    private static int chunks(int size) {
        return (size + CHUNK - 1) / CHUNK;
    }

    private static int end(int chunk, int size) {
        return Math.min(size, (chunk + 1) * CHUNK);
    }

    /// Partial results of chunks of whole rows, merged in their order.
    private double reduce(int size, int row, double neutral, Merge merge, Part part) {
        int rows = size / row;
        int rowsPerChunk = Math.max(1, CHUNK / row);
        int count = (rows + rowsPerChunk - 1) / rowsPerChunk;
        if (partial.length < rows) partial = new double[rows];
        team.run(count, (worker, chunk) -> {
            for (int r = chunk * rowsPerChunk; r < Math.min(rows, (chunk + 1) * rowsPerChunk); r++)
                partial[r] = part.reduce(r * row, (r + 1) * row);
        });
        double result = neutral;
        for (int r = 0; r < rows; r++) result = merge.of(result, partial[r]);
        return result;
    }

    /// Extremes do not depend on an order, so a slice is one row after the other of any length; here of chunks.
    private double extreme(int size, double neutral, Merge merge, Part part) {
        int count = chunks(size);
        if (partial.length < count) partial = new double[count];
        each(size, (worker, chunk) -> partial[chunk] = part.reduce(chunk * CHUNK, end(chunk, size)));
        double result = neutral;
        for (int c = 0; c < count; c++) result = merge.of(result, partial[c]);
        return result;
    }

    void combine(double[] out, double a, double[] x, double b, double[] y) {
        each(out.length, (worker, chunk) -> {
            for (int i = chunk * CHUNK, end = end(chunk, out.length); i < end; i++) out[i] = a * x[i] + b * y[i];
        });
    }

    double dot(double[] x, double[] y, int row) {
        return reduce(x.length, row, 0, Double::sum, (from, to) -> {
            double sum = 0;
            for (int i = from; i < to; i++) sum += x[i] * y[i];
            return sum;
        });
    }

    double sum(double[] x, int row) {
        return reduce(x.length, row, 0, Double::sum, (from, to) -> {
            double sum = 0;
            for (int i = from; i < to; i++) sum += x[i];
            return sum;
        });
    }

    double max(double[] x) {
        return extreme(x.length, Double.NEGATIVE_INFINITY, Math::max, (from, to) -> {
            double max = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) max = Math.max(max, x[i]);
            return max;
        });
    }

    double min(double[] x) {
        return extreme(x.length, Double.POSITIVE_INFINITY, Math::min, (from, to) -> {
            double min = Double.POSITIVE_INFINITY;
            for (int i = from; i < to; i++) min = Math.min(min, x[i]);
            return min;
        });
    }

    double distance(double[] x, double[] y) {
        return extreme(x.length, 0, Math::max, (from, to) -> {
            double distance = 0;
            for (int i = from; i < to; i++) distance = Math.max(distance, Math.abs(x[i] - y[i]));
            return distance;
        });
    }

    int firstNonFinite(double[] x) {
        double first = extreme(x.length, x.length, Math::min, (from, to) -> {
            double sum = 0;
            for (int i = from; i < to; i++) sum += 0 * x[i];
            if (sum == 0) return x.length;
            int i = from;
            while (Double.isFinite(x[i])) i++;
            return i;
        });
        return first == x.length ? -1 : (int) first;
    }
}
