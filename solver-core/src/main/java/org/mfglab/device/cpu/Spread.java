package org.mfglab.device.cpu;

import org.mfglab.device.Lattice;

/// Noise from points to points among obstacles and sides where u is given. Along every axis alone, each as likely as the others, it goes up to K cells up or down, all of these
/// as likely, and K + 1 with what makes the variance exact. It is turned round at walls and obstacles, and ends at faces where u is given: ways towards a near face are taken the more
/// often, so that the mean lengths up and down are alike.
final class Spread extends Ends {

    /// No way is longer than this many deviations, and one cell.
    static final double REACH = Math.sqrt(3);

    private final int[] place;
    private final int[][] cells = new int[2][8];
    /// How many cells it goes before the face at which it ends, and that face; -1 where there is none.
    private final int[] before = new int[2];
    private final int[] face = new int[2];
    /// The mean lengths of the ways down and up.
    private final double[] mean = new double[2];

    Spread(Lattice lattice, Ground ground) {
        super(lattice, ground);
        place = new int[lattice.dimension];
    }

    /// @param noise each as if it were alone
    @Override
    double everyPart(int from, double[] noise, Part end) {
        double sum = 0;
        for (int axis = 0; axis < lattice.dimension; axis++) sum += along(from, axis, noise[axis] * noise[axis], end);
        return sum;
    }

    /// With K (K + 1)/3 no more than the variance: lengths up to K have the weight 1, K + 1 the weight f.
    private double along(int from, int axis, double variance, Part end) {
        int most = (int) (0.5 * (Math.sqrt(1 + 12 * variance) - 1));
        double f = Math.max(0, variance - most * (most + 1.0) / 3) * (2 * most + 1) / (2 * (most + 1.0) * (most + 1) - 2 * variance);
        double unit = 1 / (lattice.dimension * (2 * most + 1 + 2 * f));
        for (int up = 0; up < 2; up++) {
            go(from, axis, up, most + 1);
            mean[up] = 0;
            for (int length = 1; length <= most + 1; length++) mean[up] += (length > most ? f : 1) * (length > before[up] ? before[up] + 0.5 : length);
        }
        double upward = mean[0] == mean[1] ? 0.5 : mean[0] / (mean[0] + mean[1]);
        double sum = end.at(from, axis, -1, unit);
        for (int up = 0; up < 2; up++)
            for (int length = 1; length <= most + 1; length++) {
                double weight = unit * (length > most ? f : 1) * 2 * (up == 1 ? upward : 1 - upward);
                if (weight == 0) continue;
                boolean ends = length > before[up];
                sum += end.at(cells[up][ends ? before[up] : length], axis, ends ? face[up] : -1, weight);
            }
        return sum;
    }

    /// Goes from cell to cell, and keeps where that leads.
    private void go(int from, int axis, int up, int steps) {
        for (int k = 0; k < place.length; k++) place[k] = lattice.position(from, k);
        if (cells[up].length <= steps) cells[up] = new int[2 * steps];
        int[] visited = cells[up];
        visited[0] = from;
        before[up] = steps;
        int way = up == 1 ? 1 : -1;
        for (int gone = 0; gone < steps; gone++) {
            visited[gone + 1] = visited[gone];
            boolean end = !lattice.periodic[axis] && place[axis] == (way > 0 ? lattice.n[axis] - 1 : 0);
            face[up] = end ? ground.face(visited[gone], axis, way > 0) : -1;
            if (face[up] >= 0) {
                before[up] = gone;
                return;
            }
            place[axis] += way;
            int next = end ? -1 : ground.cell(place);
            if (end || lattice.solid(next)) {
                place[axis] -= way;
                way = -way;
            } else visited[gone + 1] = next;
        }
    }
}
