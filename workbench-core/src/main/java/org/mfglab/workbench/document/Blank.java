package org.mfglab.workbench.document;

/// The text that a new problem begins with. It solves as it is, and has a line for each thing that one changes first.
final class Blank {

    private static final String LINE = """
            x = [0.0, 1.0]
            boundary = { all = "wall" }
            """;
    private static final String SQUARE = """
            x = [0.0, 1.0]
            y = [0.0, 1.0]
            boundary = { all = "wall" }
            """;

    private Blank() { }

    static String text(int dimension) {
        if (dimension != 1 && dimension != 2) throw new IllegalArgumentException("A new problem has one or two dimensions, not %d.".formatted(dimension));
        boolean flat = dimension == 2;
        return """
                schema = 1
                name   = "untitled"
                title  = "A new problem"
                kind   = "mfg"

                [params]
                k = { value = 0.1, range = [0.0, 1.0], help = "dislike of crowds" }

                [domain]
                %s
                [time]
                T  = 1.0
                nt = 64

                [grid]
                n = %s

                [diffusion]
                nu = 0.02

                [hamiltonian]                    # what movement costs: H(x,t,p,m)
                H = "0.5*norm(p)^2"

                [coupling]
                running  = "k*m"                 # what it costs to be among others
                terminal = "%s"    # what it costs to end at x

                [field.initial]
                type = "formula"
                expr = "%s"
                """.formatted(flat ? SQUARE : LINE, flat ? "[48, 48]" : "[128]", flat ? "(x-0.8)^2 + (y-0.5)^2" : "(x-0.8)^2",
                flat ? "exp(-((x-0.2)^2+(y-0.5)^2)/0.01)" : "exp(-(x-0.2)^2/0.01)");
    }
}
