package org.mfglab.workbench.study;

import java.util.LinkedHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mfglab.formula.Formula;
import org.mfglab.formula.SlopeFunction;
import org.mfglab.game.Hamiltonian;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.game.ScoreModel;
import org.mfglab.workbench.study.SolverSettings.SchemeChoice;

/// Writes `resolved.toml`: a problem file with every value and its origin, and the game as it is solved as comments.
final class Resolved {

    private final StringBuilder out = new StringBuilder();
    private final Study study;

    private Resolved(Study study) {
        this.study = study;
    }

    static String text(Study study) {
        return new Resolved(study).write();
    }

    private String write() {
        out.append("# Every value of '").append(study.name()).append("' and where it comes from; at the end, the game as it is solved.\n");
        Map<String, List<ResolvedValue>> tables = new LinkedHashMap<>();
        for (ResolvedValue value : study.values()) tables.computeIfAbsent(table(value), _ -> new ArrayList<>()).add(value);
        tables.forEach(this::table);
        game(study.game());
        return out.toString();
    }

    private static String table(ResolvedValue value) {
        return value.key().contains(".") ? value.key().substring(0, value.key().lastIndexOf('.')) : "";
    }

    private void table(String name, List<ResolvedValue> values) {
        out.append(name.isEmpty() ? "" : "\n[" + name + "]\n");
        int width = values.stream().mapToInt(value -> Math.min(60, line(value).length())).max().orElse(0);
        for (ResolvedValue value : values) {
            String line = line(value);
            out.append(line).append(" ".repeat(Math.max(0, width - line.length()))).append("  # ").append(value.origin().replaceAll("\\p{Cntrl}", " ")).append('\n');
        }
    }

    private static String line(ResolvedValue value) {
        return value.key().substring(value.key().lastIndexOf('.') + 1) + " = " + value.toml();
    }

    private void game(MeanFieldGame game) {
        comment("");
        comment("The game" + (study.model().isPresent() ? " that this '" + study.kind().key() + "' is" : "") + ", with numbers for params:");
        equations(game);
        comment("  nu  = " + game.viscosity());
        comment("  T   = " + game.horizon() + " in " + study.time().steps() + " steps of " + study.time().dt());
        comment("  H   = " + game.hamiltonian().formula());
        for (int axis = 0; axis < game.domain().dimension(); axis++)
            comment("  H_" + Hamiltonian.slopes(game.domain().dimension()).get(axis) + " = " + game.hamiltonian().derivative(axis));
        comment("  F   = " + game.running().formula());
        comment("  G   = " + game.terminal().formula());
        if (game.hasSource()) comment("  s   = " + game.source());
        game.kernels().keySet().stream().sorted().forEach(name -> comment("  " + name + " = " + game.kernels().get(name).formula()));
        comment("  sides: " + Surroundings.sides(game.domain()));
        if (!game.domain().obstacles().isEmpty()) comment("  obstacles: " + Surroundings.obstacles(study.grid()));
        study.model().ifPresent(model -> {
            switch (model) {
                case ScoreModel score -> comment("  " + ScoreModel.LOG_DATA + " is the logarithm of [field.data]"
                        + (score.epsilon() > 0 ? " noised for the time " + score.epsilon() : "")
                        + (score.initial().isPresent() ? "" : "; m0 is [field.data] noised for the time " + score.horizon()));
            }
        });
        structure(game.hamiltonian());
        comment(game.coupled() ? "The population enters the game: a fixed point is sought."
                : "The population does not enter the game: one backward and one forward sweep solve the game.");
    }

    /// Where nu varies in space, the transpose of nu Lap u is Lap(nu m).
    private void equations(MeanFieldGame game) {
        String slope = game.hamiltonian().congested() ? "H(x,t,grad u,m)" : "H(x,t,grad u)";
        comment("  -d_t u" + (game.discount() == 0 ? "" : " + " + game.discount() + " u") + " - nu Lap u + " + slope + " = F(x,t,m),   u(T,x) = G(x,m(T))");
        comment("   d_t m - " + (game.viscosity() instanceof Formula.Constant ? "nu Lap m" : "Lap(nu m)") + " - div(m H_p) = " + (game.hasSource() ? "s" : "0") + ",   m(0,x) = m0(x)");
    }

    private void structure(Hamiltonian hamiltonian) {
        switch (hamiltonian.structure()) {
            case Hamiltonian.Structure.Coupled(String first, String second) -> comment("H couples " + first + " and " + second + " otherwise than through |p|.");
            case Hamiltonian.Structure.Sum(Formula constant, List<SlopeFunction> axes, Optional<Formula> radial) -> sum(constant, axes, radial);
        }
        if (!study.scheme().convex()) comment("H is not convex in p: it has no upwind differences.");
        comment("Scheme: " + study.scheme().scheme().key() + ", " + study.scheme().reason() + "."
                + (study.scheme().scheme() == SchemeChoice.FD_LAX_FRIEDRICHS ? " It adds the viscosity theta h/2 along each axis, theta at least the largest |H_p|." : ""));
    }

    private void sum(Formula constant, List<SlopeFunction> axes, Optional<Formula> radial) {
        boolean isotropic = axes.stream().allMatch(Resolved::absent);
        comment(radial.isEmpty() ? "H is a sum over axes (separable)." : isotropic ? "H is a function of |p| (isotropic)." : "H is a sum over axes and a function of |p|.");
        comment("  H(p = 0) = " + constant);
        radial.ifPresent(psi -> comment("  psi(|p|) = " + psi + ", psi' = " + psi.derivative(Hamiltonian.RADIUS).simplify()));
        if (radial.isPresent() && isotropic) return;
        comment(study.scheme().convex() ? "  along each axis, with its minimiser p*:" : "  along each axis:");
        axes.forEach(axis -> comment("  " + axis.slope() + ": " + describe(axis) + (study.scheme().convex() ? ", " + LeastSlope.of(axis) : "")));
    }

    private static boolean absent(SlopeFunction axis) {
        return axis instanceof SlopeFunction.Linear(String _, Formula drift) && drift.equals(Formula.ZERO);
    }

    private static String describe(SlopeFunction axis) {
        return switch (axis) {
            case SlopeFunction.Quadratic(String _, Formula curvature, Formula drift) -> "quadratic, curvature " + curvature + ", drift " + drift;
            case SlopeFunction.Linear(String _, Formula drift) -> "linear, drift " + drift;
            case SlopeFunction.Convex(String _, Formula value, Formula _) -> "the function " + value;
        };
    }

    private void comment(String text) {
        String line = text.replaceAll("[\\p{Cntrl}]", " ");
        out.append(line.isEmpty() ? "\n" : "# " + line + "\n");
    }
}
