package org.mfglab.ui.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.mfglab.workbench.document.Document;
import org.mfglab.workbench.job.JobEvent;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.report.ResidualHistory;

/// One solve of the queue, from its order to its end.
public final class SolveRun {

    /// Where it stands.
    public enum State { WAITING, RUNNING, STOPPING, CONVERGED, NOT_CONVERGED, STOPPED, FAILED }

    /// What is known of it at a moment.
    ///
    /// @param state      where it stands
    /// @param device     where it computes; empty before it is known
    /// @param tolerance  NaN before it is known
    /// @param iterations all of them, in order
    /// @param message    what went wrong, or what it warned of; may be empty
    /// @param folder     where the result is; empty before there is one
    /// @param seconds    of the whole run, at its end
    public record Progress(State state, String device, double tolerance, List<JobEvent.Iterated> iterations, String message, Optional<Path> folder, double seconds) {

        /// Its state in a sign and words, as the list of runs shows it.
        public String words() {
            String k = iterations.isEmpty() ? "" : " it " + iterations.getLast().k();
            return switch (state) {
                case WAITING -> "○ waiting";
                case RUNNING -> "▶ running" + k + outlook();
                case STOPPING -> "▶ stopping after this iteration";
                case CONVERGED -> "✓ converged" + (iterations.isEmpty() ? "" : " in " + iterations.getLast().k() + " it") + ", " + Numbers.of(seconds, 3) + " s";
                case NOT_CONVERGED -> "~ not converged after" + k;
                case STOPPED -> "■ stopped by you at" + k;
                case FAILED -> "! failed" + k;
            };
        }

        private String outlook() {
            if (iterations.isEmpty()) return "";
            JobEvent.Iterated last = iterations.getLast();
            String eta = Double.isFinite(last.eta()) ? ", about " + Numbers.of(last.eta(), 2) + " s to go" : "";
            String rate = Double.isFinite(last.rate()) ? ", " + Numbers.of(last.rate(), 2) + " decades/it" : "";
            return ": " + last.verdict() + rate + eta;
        }

        /// The residuals so far, as a plot takes them.
        public ResidualHistory residuals() {
            return new ResidualHistory(iterations.stream().mapToDouble(JobEvent.Iterated::k).toArray(), iterations.stream().mapToDouble(JobEvent.Iterated::fixedPoint).toArray(),
                    iterations.stream().mapToDouble(JobEvent.Iterated::hjb).toArray(), iterations.stream().mapToDouble(_ -> Double.NaN).toArray());
        }

        public boolean over() {
            return state.compareTo(State.STOPPING) > 0;
        }
    }

    private final int number;
    private final Document document;
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(new Progress(State.WAITING, "", Double.NaN, List.of(), "", Optional.empty(), 0));

    SolveRun(int number, Document document) {
        this.number = number;
        this.document = document;
    }

    /// Counts from 1 in the order of their orders.
    public int number() {
        return number;
    }

    /// What is solved; a later edit makes the run stale.
    public Document document() {
        return document;
    }

    public String title() {
        return "run " + number + "  " + document.name().replaceFirst("\\.toml$", "");
    }

    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public Progress progress() {
        return progress.get();
    }

    void became(State state, String message) {
        Progress now = progress.get();
        progress.set(new Progress(state, now.device, now.tolerance, now.iterations, message, now.folder, now.seconds));
    }

    void heard(JobEvent event) {
        Progress now = progress.get();
        progress.set(switch (event) {
            case JobEvent.Started started -> new Progress(now.state, started.device(), started.tolerance(), now.iterations, now.message, now.folder, now.seconds);
            case JobEvent.Iterated iterated -> new Progress(now.state, now.device, now.tolerance, with(now.iterations, iterated), now.message, now.folder, now.seconds);
            case JobEvent.Warned warned -> new Progress(now.state, now.device, now.tolerance, now.iterations, warned.code() + "  " + warned.message(), now.folder, now.seconds);
            case JobEvent.Ended ended -> new Progress(end(ended.exit()), now.device, now.tolerance, now.iterations, ended.message().isEmpty() ? now.message : ended.message(), ended.folder(), ended.seconds());
            case JobEvent.Lost lost -> new Progress(State.FAILED, now.device, now.tolerance, now.iterations, "The solving process ended unexpectedly (exit code %d). %s".formatted(lost.exit(), lost.words()), now.folder, now.seconds);
        });
    }

    private static State end(int exit) {
        return switch (exit) {
            case 0 -> State.CONVERGED;
            case 4 -> State.NOT_CONVERGED;
            case 9, 130, 143 -> State.STOPPED;
            default -> State.FAILED;
        };
    }

    private static List<JobEvent.Iterated> with(List<JobEvent.Iterated> iterations, JobEvent.Iterated next) {
        List<JobEvent.Iterated> longer = new ArrayList<>(iterations);
        longer.add(next);
        return longer;
    }
}
