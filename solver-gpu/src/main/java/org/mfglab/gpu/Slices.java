package org.mfglab.gpu;

import java.util.function.DoubleBinaryOperator;

/// Linear combinations and reductions of whole slices. Sums are added row by row, each row by itself; numbers alone cross to the host.
final class Slices {

    /// Partial results that the host puts together.
    private static final int FEW = 64;

    private final Session session;
    private final KernelProgram program;
    private final ClBuffer result;
    private ClBuffer partial;
    private ClBuffer fewer;

    Slices(Session session) {
        this.session = session;
        this.program = session.workshop.scalar(Workshop.resource("slices"));
        this.result = session.slice(1);
        this.partial = session.slice(FEW * FEW);
        this.fewer = session.slice(FEW * FEW);
    }

    void combine(ClBuffer out, double a, ClBuffer x, double b, ClBuffer y) {
        program.routine("combine").each(out.size(), out, a, x, b, y, out.size());
    }

    double sum(ClBuffer x, int row) {
        int rows = x.size() / row;
        program.routine("row_sums").items(rows, x, row, rows, room(rows));
        return total(rows);
    }

    double dot(ClBuffer x, ClBuffer y, int row) {
        int rows = x.size() / row;
        program.routine("row_products").items(rows, x, y, row, rows, room(rows));
        return total(rows);
    }

    private double total(int rows) {
        program.routine("total").items(1, partial, rows, result);
        return result.first(1)[0];
    }

    double max(ClBuffer x) {
        int parts = parts(x.size());
        program.routine("largest").items(parts, x, x.size(), room(parts));
        return rest(parts, "largest", Double.NEGATIVE_INFINITY, Math::max);
    }

    double min(ClBuffer x) {
        int parts = parts(x.size());
        program.routine("smallest").items(parts, x, x.size(), room(parts));
        return rest(parts, "smallest", Double.POSITIVE_INFINITY, Math::min);
    }

    double distance(ClBuffer x, ClBuffer y) {
        int parts = parts(x.size());
        program.routine("farthest").items(parts, x, y, x.size(), room(parts));
        return rest(parts, "largest", 0, Math::max);
    }

    /// In single precision the place is rounded where it has more digits than such a number.
    int firstNonFinite(ClBuffer x) {
        int parts = parts(x.size());
        program.routine("first_bad").items(parts, x, x.size(), room(parts));
        double first = rest(parts, "smallest", Double.POSITIVE_INFINITY, Math::min);
        return first == Double.POSITIVE_INFINITY ? -1 : (int) Math.min(first, x.size() - 1);
    }

    /// Items of the first pass over so many places, each of which leaves one result.
    private int parts(int places) {
        return session.settings.processor() ? Math.ceilDiv(places, Workshop.CHUNK) : whole(Math.min(places, FEW * FEW));
    }

    private int whole(int items) {
        return Math.ceilDiv(items, session.group()) * session.group();
    }

    /// Puts partial results together: a second pass where they are many, then the host.
    private double rest(int parts, String pass, double neutral, DoubleBinaryOperator merge) {
        ClBuffer from = partial;
        int count = parts;
        if (count > FEW) {
            int left = session.settings.processor() ? Math.ceilDiv(count, Workshop.CHUNK) : whole(1);
            program.routine(pass).items(left, partial, count, fewer);
            from = fewer;
            count = left;
        }
        double most = neutral;
        for (double value : from.first(count)) most = merge.applyAsDouble(most, value);
        return most;
    }

    private ClBuffer room(int size) {
        if (partial.size() < size) partial = session.slice(size);
        return partial;
    }
}
