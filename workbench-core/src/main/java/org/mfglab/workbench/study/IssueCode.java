package org.mfglab.workbench.study;

/// What can be wrong with a problem file. The codes are stable: they are in logs and have a page each.
///
/// `E1xx` concern the file, `E2xx` the game that it sets up, `I4xx` the machine; each of these prevents a solve.
/// `N2xx` are warnings.
public enum IssueCode {

    E100("The file is not one that can be read: too large, too deep, or not text.",
            "Problem files are short texts in UTF-8."),
    E101("A line is not TOML.",
            "A line is a comment, a [table] or KEY = VALUE; text stands in quotes."),
    E102("A key is unknown.",
            "Remove it, or look for its name in the reference of problem files."),
    E103("A value is of the wrong type.",
            "Text stands in quotes, numbers do not, lists stand in brackets."),
    E104("A formula names a symbol that is not known there.",
            "Maybe it is a parameter that [params] does not give yet."),
    E105("A formula does not follow the grammar of formulas.",
            "Formulas are written as in 0.5*norm(p)^2 + k*m."),
    E106("A key is missing.",
            "Add it."),
    E107("A value is impossible.",
            "Change the value as the message says."),
    E108("Something that problem files can ask for is not in this version.",
            "Use something that is in this version."),
    E109("A key is given twice.",
            "Remove one of the two."),
    E110("A key does not belong to this kind of problem or of field.",
            "Remove it."),
    E111("An option --set cannot be applied.",
            "Settings have the form KEY=VALUE, as in --set grid.n=[64,64]."),
    E112("A file that the problem names cannot be read.",
            "File names are relative to the folder of the problem file."),
    E201("The scheme cannot treat the Hamiltonian.",
            "Write scheme = \"auto\"."),
    E202("The Hamiltonian is not convex, and the scheme needs that.",
            "Maybe a sign is wrong; otherwise write scheme = \"auto\"."),
    E203("The Hamiltonian is not finite.",
            "Maybe a division by zero, or the logarithm or root of a negative number."),
    E204("The initial density is negative or not finite.",
            "Maybe a sign is wrong."),
    E205("The initial density has no mass in the domain.",
            "Maybe it lies outside the domain, or is narrower than a cell."),
    E206("A cost is not finite where the density is positive.",
            "Maybe a division by zero, or the logarithm or root of a negative number."),
    E207("The model cannot be expanded to a game.",
            "Look at the keys of the table of the model."),
    E208("The viscosity is negative or not finite.",
            "Maybe a sign is wrong."),
    E209("The source is not finite.",
            "Maybe a division by zero, or the logarithm or root of a negative number."),
    E210("The obstacles leave no room.",
            "Make them smaller, or the grid finer."),
    E211("What an exit costs, or the value on a side, is not finite.",
            "Maybe a division by zero, or the logarithm or root of a negative number."),
    E212("A kernel is not finite.",
            "Smooth what has no bound: 1/sqrt(x^2 + d^2), d about a cell, instead of 1/abs(x)."),
    E213("The scheme cannot treat the domain.",
            "Write scheme = \"auto\"."),
    E214("The scheme does not run on the device.",
            "Write device = \"cpu\" or \"auto\"."),
    E215("The device does not compute in the precision.",
            "Write device = \"opencl\" or \"auto\", or precision = \"f64\"."),
    N231("A cost decreases in the density: the equilibrium may not be unique.",
            "The solver finds one of them, if any. Maybe a sign is wrong."),
    N232("A cost, or the Hamiltonian, is not finite where the initial density is zero.",
            "Give the initial density a floor, or keep m away from 0 in the formula."),
    N233("Samples lie outside the domain.",
            "Enlarge the domain."),
    N234("A cost is not finite at densities above the peak of the initial one.",
            "Maybe the population never gets that dense; otherwise let the cost grow more slowly."),
    N235("The Hamiltonian is not convex.",
            "Maybe a sign is wrong: a Hamiltonian is a supremum of affine functions of p."),
    N236("Congestion is so strong that the equilibrium may not be unique.",
            "The solver finds one of them, if any."),
    N237("A part of a side is narrower than the cells there.",
            "Make it wider, or the grid finer."),
    N238("Two parts of a side overlap.",
            "Let one end where the other begins."),
    N239("An obstacle lies between the points of the grid.",
            "Make it larger, or the grid finer."),
    N240("Obstacles cut the domain into pieces.",
            "Leave a gap of a cell or more, or make the whole piece solid."),
    N241("The Hamiltonian has a kink at p = 0.",
            "Smooth it: sqrt(norm(p)^2 + d^2) - d with a small d instead of norm(p), and likewise for abs(p_x)."),
    N242("The source takes agents away.",
            "Where there are none, the density becomes negative."),
    N243("A kernel does not fade along a periodic axis.",
            "It is summed over the periods: write what one agent does to another, not its periodic image."),
    N244("A parameter that is set stands in no formula.",
            "Look for its name in [params]."),
    N245("The scheme need not converge where costs see the density at a place.",
            "Nothing damps densities that alternate from cell to cell; costs by kernels (conv) do. Or write scheme = \"semi_lagrangian_2\" or \"auto\"."),
    N246("The time step is much shorter than the cells.",
            "Take fewer steps: dt about h."),
    N247("The scheme is of first order in time here.",
            "Agents of a source enter at the end of a step."),
    N248("The splines of the scheme spread agents by more than the noise of a step.",
            "Take fewer steps."),
    N249("The wind carries by whole cells: the error is smaller than on other grids.",
            "Compare with another number of steps."),
    N251("Rounding in single precision leaves large residuals.",
            "Write precision = \"f64\" for small tolerances."),
    I401("The memory that the solve needs is not there.",
            "Use a smaller grid.");

    private final String meaning;
    private final String advice;

    IssueCode(String meaning, String advice) {
        this.meaning = meaning;
        this.advice = advice;
    }

    public String meaning() {
        return meaning;
    }

    /// What to do if nothing more special is known.
    public String advice() {
        return advice;
    }

    /// Whether a solve can start in spite of it.
    public boolean warning() {
        return name().startsWith("N");
    }
}
