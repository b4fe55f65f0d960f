package org.mfglab.ui.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.mfglab.workbench.document.Document;
import org.mfglab.workbench.job.JobEvent;
import org.mfglab.workbench.report.FieldSeries;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.report.ResidualHistory;

/// One solve of the queue, from its order to its end.
public final class SolveRun {

    /// Where it stands.
    public enum State {
        WAITING, RUNNING, PAUSED, STOPPING, CONVERGED, NOT_CONVERGED, STOPPED, FAILED;

        /// Whether it goes on no more.
        public boolean over() {
            return compareTo(STOPPING) > 0;
        }
    }

    /// What is known of it at a moment.
    ///
    /// @param state      where it stands
    /// @param device     where it computes; empty before it is known
    /// @param tolerance  NaN before it is known
    /// @param iterations all of them, in order
    /// @param status     the word of its end; empty before it
    /// @param message    what went wrong, or what it warned of; may be empty
    /// @param seconds    of the whole run, at its end
    public record Progress(State state, String device, double tolerance, List<JobEvent.Iterated> iterations, String status, String message, double seconds) {

        static final Progress NONE = new Progress(State.WAITING, "", Double.NaN, List.of(), "", "", 0);

        Progress in(State now, String words) {
            return new Progress(now, device, tolerance, iterations, status, words, seconds);
        }

        /// Its state in a sign and words, as the list of runs shows it.
        public String words() {
            String k = iterations.isEmpty() ? "" : " it " + iterations.getLast().k();
            return switch (state) {
                case WAITING -> "○ waiting";
                case RUNNING -> "▶ running" + k + outlook();
                case PAUSED -> "❚❚ paused after" + k;
                case STOPPING -> "▶ stopping after this iteration";
                case CONVERGED -> "✓ converged" + (iterations.isEmpty() ? "" : " in " + iterations.getLast().k() + " it") + ", " + Numbers.of(seconds, 3) + " s";
                case NOT_CONVERGED -> "~ not converged after" + k + ": " + status.replace('_', ' ');
                case STOPPED -> "■ stopped by you" + (k.isEmpty() ? "" : " at" + k);
                case FAILED -> "! failed" + (k.isEmpty() ? "" : " at" + k) + (status.equals("diverged") ? ": diverged" : "");
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

        Progress heard(JobEvent event) {
            return switch (event) {
                case JobEvent.Started started -> new Progress(state, started.device(), started.tolerance(), iterations, status, message, seconds);
                case JobEvent.Iterated iterated -> new Progress(state, device, tolerance, with(iterations, iterated), status, message, seconds);
                case JobEvent.Paused paused -> state == State.STOPPING ? this : in(paused.waits() ? State.PAUSED : State.RUNNING, message);
                case JobEvent.Resumed resumed -> in(state, "It goes on from iteration " + resumed.k() + ".");
                case JobEvent.Warned warned -> in(state, warned.code() + "  " + warned.message());
                case JobEvent.Kept _, JobEvent.Framed _ -> this;
                case JobEvent.Ended ended -> new Progress(end(ended.exit()), device, tolerance, iterations, ended.status(), ended.message().isEmpty() ? message : ended.message(), ended.seconds());
                case JobEvent.Lost lost -> in(State.FAILED, "The solving process ended unexpectedly (exit code %d). %s".formatted(lost.exit(), lost.words()));
            };
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

    private final int number;
    private final Document document;
    private final String origin;
    private final Path folder;
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.NONE);
    private final ReadOnlyObjectWrapper<Optional<FieldSeries>> density = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param origin where it comes from, such as `from run 3: damping 1.0 → 0.5`; may be empty
    /// @param folder of the run
    SolveRun(int number, Document document, String origin, Path folder) {
        this.number = number;
        this.document = document;
        this.origin = origin;
        this.folder = folder;
    }

    /// Counts from 1 in the order of their orders.
    public int number() {
        return number;
    }

    /// What is solved; a later edit makes the run stale.
    public Document document() {
        return document;
    }

    /// Its folder, whether it is there yet or not.
    public Path folder() {
        return folder;
    }

    public String title() {
        return "run " + number + "  " + document.name().replaceFirst("\\.toml$", "") + (origin.isEmpty() ? "" : ", " + origin);
    }

    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public Progress progress() {
        return progress.get();
    }

    /// The density that it published last while it went on.
    public ReadOnlyObjectProperty<Optional<FieldSeries>> densityProperty() {
        return density.getReadOnlyProperty();
    }

    void seen(FieldSeries series) {
        density.set(Optional.of(series));
    }

    void became(State state, String message) {
        progress.set(progress.get().in(state, message));
    }

    void heard(JobEvent event) {
        progress.set(progress.get().heard(event));
    }
}
