package org.mfglab.workbench.study;

/// What can be wrong with a problem file. The codes are stable: they are in logs and have a page each.
///
/// `E1xx` concern the file, `E2xx` the game that it sets up, `I4xx` the machine; each of these prevents a solve.
/// `N2xx` are warnings.
public enum IssueCode {

    E100("The file is not one that can be read: too large, too deep, or not text."),
    E101("A line is not TOML."),
    E102("A key is unknown."),
    E103("A value is of the wrong type."),
    E104("A formula names a symbol that is not known there."),
    E105("A formula does not follow the grammar of formulas."),
    E106("A key is missing."),
    E107("A value is impossible."),
    E108("Something that problem files can ask for is not in this version."),
    E109("A key is given twice."),
    E110("A key does not belong to this kind of problem or of field."),
    E111("An option --set cannot be applied."),
    E112("A file of samples cannot be read."),
    E201("The Hamiltonian couples two slopes."),
    E202("The Hamiltonian is not convex in a slope."),
    E203("The Hamiltonian is not finite."),
    E204("The initial density is negative or not finite."),
    E205("The initial density has no mass in the domain."),
    E206("A cost is not finite where the density is positive."),
    E207("The model cannot be expanded to a game."),
    N231("A cost decreases in the density: the equilibrium may not be unique."),
    N232("A cost is not finite where the initial density is zero."),
    N233("Samples lie outside the domain."),
    I401("The memory that the solve needs is not there.");

    private final String meaning;

    IssueCode(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    /// Whether a solve can start in spite of it.
    public boolean warning() {
        return name().startsWith("N");
    }
}
