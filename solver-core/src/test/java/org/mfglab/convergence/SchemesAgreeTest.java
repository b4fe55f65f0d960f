package org.mfglab.convergence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mfglab.exact.ExactGame;
import org.mfglab.exact.ManufacturedGames;
import org.mfglab.exact.MovingTorusGame;
import org.mfglab.grid.Field;
import org.mfglab.grid.Trajectory;
import org.mfglab.scheme.LaxFriedrichs;
import org.mfglab.scheme.Upwind;
import org.mfglab.solve.Solution;

/// On a Hamiltonian that both can treat, Lax and Friedrichs' solution differs from the upwind one by the viscosity `(theta - |H_p|) h/2` that
/// it has more: u and m, in the maximum norm over all nodes and levels, by an amount that falls like h.
class SchemesAgreeTest {

    private record Case(ExactGame game, int... n) {
        @Override
        public String toString() {
            return "Lax-Friedrichs and upwind, " + game.name();
        }
    }

    /// How far the two solutions lie apart.
    private record Gap(int n, double value, double density) {

        static Gap of(ExactGame game, int n) {
            int nt = (int) Math.round(n * game.horizon());
            Solution upwind = ExactProblem.of(game).by(new Upwind()).solve(n, nt), other = ExactProblem.of(game).by(new LaxFriedrichs()).solve(n, nt);
            return new Gap(n, distance(upwind.value(), other.value()), distance(upwind.density(), other.density()));
        }

        double[] orders(Gap coarser) {
            double factor = Math.log((double) n / coarser.n);
            return new double[] {Math.log(coarser.value / value) / factor, Math.log(coarser.density / density) / factor};
        }
    }

    static Stream<Case> games() {
        return Stream.of(new Case(MovingTorusGame.golden(1), 64, 128, 256),
                new Case(ManufacturedGames.of(2, ManufacturedGames.Sides.NEUMANN, ManufacturedGames.Motion.QUAD, ManufacturedGames.Cost.M2), 32, 64, 96));
    }

    @ParameterizedTest
    @MethodSource("games")
    void solutionsApproachEachOtherLikeTheSpacing(Case one) {
        List<Gap> gaps = IntStream.of(one.n).mapToObj(n -> Gap.of(one.game, n)).toList();
        List<String> lines = new ArrayList<>();
        for (int k = 0; k < gaps.size(); k++) {
            Gap gap = gaps.get(k);
            double[] orders = k == 0 ? new double[] {Double.NaN, Double.NaN} : gap.orders(gaps.get(k - 1));
            lines.add(String.format(Locale.ROOT, "%4d %10.3e %5.2f %10.3e %5.2f", gap.n, gap.value, orders[0], gap.density, orders[1]));
        }
        String table = one + "\n   n          u                m\n" + String.join("\n", lines) + "\n";
        Table.write(one.toString(), table);
        for (int k = 1; k < gaps.size(); k++)
            for (double order : gaps.get(k).orders(gaps.get(k - 1))) assertEquals(1.075, order, 0.225, table);
    }

    private static double distance(Trajectory a, Trajectory b) {
        return IntStream.range(0, a.time().levels()).mapToDouble(n -> {
            Field left = a.level(n), right = b.level(n);
            return IntStream.range(0, left.grid().size()).mapToDouble(i -> Math.abs(left.get(i) - right.get(i))).max().orElseThrow();
        }).max().orElseThrow();
    }
}
