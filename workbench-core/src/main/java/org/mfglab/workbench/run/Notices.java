package org.mfglab.workbench.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mfglab.solve.Outcome;
import org.mfglab.solve.Residuals;
import org.mfglab.solve.Solution;
import org.mfglab.verify.Certificate;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.study.SolverSettings.Method;
import org.mfglab.workbench.study.Study;

/// What is said about a run that did not end as hoped.
public final class Notices {

    private final Study study;
    private final Solution solution;

    private Notices(Study study, Solution solution) {
        this.study = study;
        this.solution = solution;
    }

    /// The message for an outcome; none for a solve that converged.
    static Optional<Message> of(Study study, Solution solution) {
        Notices notices = new Notices(study, solution);
        return switch (solution.outcome()) {
            case Outcome.Converged _ -> Optional.empty();
            case Outcome.Diverged diverged -> Optional.of(notices.diverged(diverged));
            case Outcome.Cycling(int period) -> Optional.of(notices.message("N220", "Not converged: the iteration repeats with period " + period + ".",
                    notices.residuals(), notices.gentler()));
            case Outcome.Stalled _ -> Optional.of(notices.stalled());
            case Outcome.IterationLimit _ -> Optional.of(notices.message("N222", "Not converged within " + solution.history().size() + " iterations.",
                    notices.residuals(), notices.longer()));
            case Outcome.TimeLimit _ -> Optional.of(notices.message("N223", "Stopped by the time limit after " + solution.history().size() + " iterations.",
                    notices.residuals(), List.of("A longer --time-limit.")));
            case Outcome.Cancelled _ -> Optional.of(notices.message("N224", "Stopped by you after " + solution.history().size() + " iterations.",
                    notices.residuals(), List.of()));
        };
    }

    private List<String> longer() {
        List<String> advice = new ArrayList<>(List.of("--set solver.max_iter=" + 5L * study.solver().maxIterations()));
        if (ChosenSolver.of(study).method() != Method.ANDERSON) advice.add("--set solver.method=anderson");
        advice.add("--set solver.damping=" + damping());
        return advice;
    }

    private Message stalled() {
        if (study.game().coupled())
            return message("N221", "Not converged: the residual stopped falling.", residuals(), gentler());
        return message("N221", "The two sweeps that solve this game leave more than the tolerance.",
                List.of(certified()), List.of("--set solver.tol=" + Words.small(10 * worst())));
    }

    private Message diverged(Outcome.Diverged outcome) {
        List<String> where = new ArrayList<>();
        where.add("First at iteration %d, t-step %d (t = %s), cell %s%s.".formatted(outcome.iteration(), outcome.level(),
                Numbers.of(study.time().time(Math.max(0, outcome.level())), 4), outcome.cell(), position(outcome.cell())));
        where.add("The density there was %s in the state before.".formatted(Words.small(densityAt(outcome))));
        where.add(outcome.iteration() > 1
                ? "The state of iteration %d is kept%s.".formatted(outcome.iteration() - 1, lastResidual())
                : "Nothing before it to keep but the start.");
        return message("N201", outcome.quantity().equals("value") ? "The value became invalid (NaN or infinite)." : "The density became invalid (NaN or infinite).",
                where, List.of("--set solver.damping=" + damping(), "--set time.nt=" + 4 * study.time().steps(),
                        "Maybe a cost has a logarithm, a root or a division that fails there: keep m away from 0, as in log(m + 1e-6)."));
    }

    /// The density that the failed step saw: that of the next level where the value failed.
    private double densityAt(Outcome.Diverged outcome) {
        int level = Math.min(study.time().steps(), outcome.level() + (outcome.quantity().equals("value") ? 1 : 0));
        int index = IntStream.range(0, outcome.cell().size()).map(axis -> outcome.cell().get(axis) * study.grid().stride(axis)).sum();
        return solution.density().level(Math.max(0, level)).get(index);
    }

    private String position(List<Integer> cell) {
        return IntStream.range(0, cell.size())
                .mapToObj(axis -> ", " + AxisNames.of(axis) + " = " + Numbers.of(study.grid().coordinate(axis, cell.get(axis)), 4))
                .collect(Collectors.joining());
    }

    private String lastResidual() {
        List<Residuals> history = solution.history();
        return history.isEmpty() ? "" : " (residual " + Words.small(history.getLast().fixedPoint()) + ")";
    }

    private List<String> residuals() {
        if (solution.history().isEmpty()) return List.of();
        return List.of("Residual %s; tolerance %s.".formatted(Words.small(worst()), Words.small(study.solver().tolerance())));
    }

    private String certified() {
        return "HJB %s, Fokker-Planck %s; tolerance %s, rounding allows %s.".formatted(Words.small(solution.certificate().hjb()),
                Words.small(solution.certificate().fokkerPlanck()), Words.small(study.solver().tolerance()), Words.small(solution.certificate().floor()));
    }

    private double worst() {
        Certificate certificate = solution.certificate();
        return Math.max(certificate.hjb(), Math.max(certificate.fokkerPlanck(), certificate.fixedPoint()));
    }

    private List<String> gentler() {
        return List.of("--set solver.damping=" + damping(), "--set time.nt=" + 2 * study.time().steps(), "A weaker coupling, to see from where on it fails.");
    }

    private String damping() {
        return damping(study);
    }

    /// What may help an iteration that gets nowhere.
    static String damping(Study study) {
        return Numbers.of(study.solver().damping() * 0.3, 2);
    }

    private Message message(String code, String what, List<String> where, List<String> advice) {
        return new Message(code, what, where, advice);
    }

    /// A file of the run folder that could not be written.
    public static Message file(Path folder, IOException failure) {
        if (failure instanceof NotDirectoryException)
            return new Message("I402", "The folder %s is not a run folder.".formatted(folder),
                    List.of("It holds files, and no " + RunFiles.MANIFEST + " of " + Version.PROGRAM + "; --force replaces earlier runs only. Nothing was touched."),
                    List.of("Another --out, or a new folder in it: --out " + folder.resolve("run"), "If its files are not needed, remove them yourself."));
        if (failure instanceof EventLog.BusyFolder)
            return new Message("I406", failure.getMessage(), List.of("Two of them would overwrite each other."), List.of("Wait for it, or end it: %s names the process.".formatted(folder.resolve(RunFiles.STATUS))));
        List<String> advice = failure instanceof FileAlreadyExistsException
                ? List.of("Another --out, or --force to replace the run in it.") : List.of("Another --out, or room and permission there.");
        return new Message("I402", "The run folder %s cannot be written.".formatted(folder), List.of(FileFailure.reason(failure)), advice);
    }
}
