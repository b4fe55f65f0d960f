package org.mfglab.workbench.report;

import java.util.stream.Collectors;
import org.mfglab.formula.Formula;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.game.ScoreModel;
import org.mfglab.workbench.study.Study;
import org.mfglab.workbench.study.Surroundings;

/// The two equations with the terms of the user, typeset by the browser itself.
final class Equations {

    private static final String BACKWARD = "<mo>−</mo><msub><mo>∂</mo><mi>t</mi></msub><mi>u</mi>%s<mo>−</mo><mi>ν</mi><mi mathvariant=\"normal\">Δ</mi><mi>u</mi>"
            + "<mo>+</mo><mi>H</mi><mo>(</mo><mi>x</mi><mo>,</mo><mi>t</mi><mo>,</mo><mo>∇</mo><mi>u</mi>%s<mo>)</mo>"
            + "<mo>=</mo><mi>F</mi><mo>(</mo><mi>x</mi><mo>,</mo><mi>t</mi><mo>,</mo><mi>m</mi><mo>)</mo>"
            + "</math><math displaystyle=\"true\"><mi>u</mi><mo>(</mo><mi>T</mi><mo>,</mo><mi>x</mi><mo>)</mo><mo>=</mo>"
            + "<mi>G</mi><mo>(</mo><mi>x</mi><mo>,</mo><mi>m</mi><mo>)</mo>";
    private static final String FORWARD = "<msub><mo>∂</mo><mi>t</mi></msub><mi>m</mi><mo>−</mo>%s<mo>−</mo><mi>div</mi>"
            + "<mo>(</mo><mi>m</mi><mspace width=\"0.2em\"/><msub><mi>H</mi><mi>p</mi></msub><mo>(</mo><mi>x</mi><mo>,</mo><mi>t</mi><mo>,</mo><mo>∇</mo><mi>u</mi>%s"
            + "<mo>)</mo><mo>)</mo><mo>=</mo>%s"
            + "</math><math displaystyle=\"true\"><mi>m</mi><mo>(</mo><mn>0</mn><mo>,</mo><mi>x</mi><mo>)</mo><mo>=</mo>"
            + "<msub><mi>m</mi><mn>0</mn></msub><mo>(</mo><mi>x</mi><mo>)</mo>";
    private static final String LAPLACIAN = "<mi mathvariant=\"normal\">Δ</mi>";

    private Equations() { }

    static String html(Study study) {
        MeanFieldGame game = study.game();
        String discount = game.discount() == 0 ? "" : "<mo>+</mo><mi>r</mi><mi>u</mi>";
        String density = game.hamiltonian().congested() ? "<mo>,</mo><mi>m</mi>" : "";
        String diffusion = game.viscosity() instanceof Formula.Constant ? "<mi>ν</mi>" + LAPLACIAN + "<mi>m</mi>" : LAPLACIAN + "<mo>(</mo><mi>ν</mi><mi>m</mi><mo>)</mo>";
        StringBuilder rows = new StringBuilder("<div class=\"equations\">\n");
        equation(rows, BACKWARD.formatted(discount, density), "value, backward in time");
        equation(rows, FORWARD.formatted(diffusion, density, game.hasSource() ? "<mi>s</mi>" : "<mn>0</mn>"), "density, forward in time");
        rows.append("</div>\n<table class=\"terms\">\n");
        term(rows, "<mi>H</mi>", game.hamiltonian().formula(), "Hamiltonian; the agents move with −H<sub>p</sub>");
        term(rows, "<mi>F</mi>", game.running().formula(), "running cost");
        term(rows, "<mi>G</mi>", game.terminal().formula(), "terminal cost");
        game.kernels().keySet().stream().sorted().forEach(name ->
                term(rows, "<mi mathvariant=\"normal\">" + name + "</mi>", game.kernels().get(name).formula(), "kernel of conv(" + name + "), of a difference (x, y, z)"));
        term(rows, "<mi>ν</mi>", game.viscosity(), "viscosity σ²/2");
        if (game.discount() != 0) term(rows, "<mi>r</mi>", Formula.constant(game.discount()), "discount rate");
        if (game.hasSource()) term(rows, "<mi>s</mi>", game.source(), "source: agents that enter per unit of time and volume");
        term(rows, "<mi>T</mi>", Formula.constant(game.horizon()), "horizon, in %d steps".formatted(study.time().steps()));
        return rows.append("</table>\n").append(surroundings(study)).append(remark(study)).toString();
    }

    private static void equation(StringBuilder rows, String mathml, String meaning) {
        rows.append("<p class=\"equation\"><math displaystyle=\"true\">").append(mathml).append("</math><span>").append(meaning).append("</span></p>\n");
    }

    private static String surroundings(Study study) {
        String obstacles = Surroundings.obstacles(study.grid());
        return "<p>Sides: " + Html.escape(Surroundings.sides(study.domain())) + "." + (obstacles.isEmpty() ? "" : " Obstacles: " + Html.escape(obstacles) + ".")
                + fields(study) + " Scheme: " + study.scheme().scheme().key() + ", " + Html.escape(study.scheme().reason()) + ".</p>\n";
    }

    /// Functions of space that the formulas above name and that are no formulas themselves.
    private static String fields(Study study) {
        String fields = study.values().stream().filter(value -> value.key().matches("field\\.[^.]+\\.type")).map(value -> value.key().split("\\.")[1] + " (" + value.toml().replace("\"", "") + ")")
                .filter(field -> study.game().fields().containsKey(field.split(" ")[0])).collect(Collectors.joining(", "));
        return fields.isEmpty() ? "" : " Fields: " + Html.escape(fields) + ".";
    }

    private static void term(StringBuilder rows, String symbol, Formula formula, String meaning) {
        rows.append("<tr><td><math>").append(symbol).append("</math></td><td class=\"formula\">").append(inPage(formula))
                .append("</td><td>").append(meaning).append("</td></tr>\n");
    }

    /// The name space of MathML is an address, and a page of ours holds none; HTML does not ask for it.
    private static String inPage(Formula formula) {
        return formula.mathml().replace(" xmlns=\"http://www.w3.org/1998/Math/MathML\"", "");
    }

    private static String remark(Study study) {
        String coupling = study.game().coupled() ? "The population enters the game, so that a fixed point of backward and forward sweeps is sought."
                : "The population does not enter the game: one backward and one forward sweep solve the game.";
        String model = study.model().map(m -> switch (m) {
            case ScoreModel score -> "It is the score-based generative model with drift rate θ = %s and noise σ = %s, written as a game; "
                    + "log_data is the logarithm of the target density. "
                    .formatted(Numbers.of(score.theta(), 6), Numbers.of(score.sigma(), 6));
        }).orElse("");
        return "<p>" + model + coupling + "</p>\n";
    }
}
