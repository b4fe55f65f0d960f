package org.mfglab.workbench.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.mfglab.solve.Residuals;
import org.mfglab.solve.Solution;
import org.mfglab.workbench.device.OpenDevice;
import org.mfglab.workbench.study.Study;

/// What happens in a run, in this order: one start, iterations and warnings, one end. The stream of these as JSON lines is
/// `log.jsonl` and `--json`.
public sealed interface Event {

    /// The version of the stream.
    int SCHEMA = 1;

    Map<String, Object> json();

    /// The solve begins; once more where another device takes the place of one that failed.
    ///
    /// @param driver of the device; empty for the processor
    /// @param why    the device was taken; empty where it was asked for
    record Start(Study study, String device, Optional<String> driver, int threads, Optional<String> why) implements Event {
        /// On a device that is open.
        public static Start on(OpenDevice device, Study study) {
            return new Start(study, device.name(), device.driver(), device.backend().threads(), device.why());
        }

        @Override
        public Map<String, Object> json() {
            return Json.object("ev", "start", "schema", SCHEMA, "name", study.name(), "device", device, "driver", driver.orElse(null), "threads", threads, "why", why.orElse(null),
                    "tol", study.solver().tolerance(), "max_iter", study.solver().maxIterations());
        }
    }

    /// An iteration ended. The Fokker-Planck residual is computed only by the certificate, so here it is null.
    ///
    /// @param eta seconds to the tolerance at the present rate; NaN where it is not known
    record Iteration(Residuals residuals, double eta) implements Event {
        /// An iteration and what remains at its rate.
        public static Iteration of(Residuals residuals) {
            return new Iteration(residuals, residuals.remaining() * residuals.seconds() / residuals.iteration());
        }

        @Override
        public Map<String, Object> json() {
            return Json.object("ev", "iter", "k", residuals.iteration(), "hjb", residuals.hjb(), "fokker_planck", null,
                    "fixed_point", residuals.fixedPoint(), "mass_error", residuals.massError(),
                    "verdict", Words.of(residuals.verdict()), "rate", residuals.rate(), "eta_s", eta, "wall_s", residuals.seconds());
        }
    }

    /// The solve goes on from a checkpoint; what the log has of iterations after it does not count.
    ///
    /// @param seconds wall time of the run up to there
    record Resumed(int iteration, Path from, double seconds) implements Event {
        @Override
        public Map<String, Object> json() {
            return Json.object("ev", "resume", "k", iteration, "from", from.toString(), "wall_s", seconds);
        }
    }

    /// A checkpoint has been written.
    ///
    /// @param file    in the run folder
    /// @param seconds that it took
    record Kept(int iteration, String file, double seconds) implements Event {
        @Override
        public Map<String, Object> json() {
            return Json.object("ev", "checkpoint", "k", iteration, "file", file, "took_s", seconds);
        }
    }

    /// The run waits after an iteration, or goes on.
    record Pause(int iteration, boolean waits) implements Event {
        @Override
        public Map<String, Object> json() {
            return Json.object("ev", waits ? "pause" : "continue", "k", iteration);
        }
    }

    /// The density can be looked at. It is told to observers and not in the log, because the file is replaced by the next one.
    ///
    /// @param file    in the run folder
    /// @param seconds that it took
    record Frame(int iteration, String file, double seconds) implements Event {
        @Override
        public Map<String, Object> json() {
            return Json.object("ev", "frame", "k", iteration, "file", file, "took_s", seconds);
        }
    }

    /// Something that the user should know.
    record Warning(Message message) implements Event {
        @Override
        public Map<String, Object> json() {
            return Json.object("ev", "warn", "code", message.code(), "msg", message.oneLine());
        }
    }

    /// The run is over and its folder complete, or it could not start.
    ///
    /// @param status   the word of metrics.json
    /// @param seconds  wall time of the whole run
    /// @param folder   where the run is; empty if the problem could not be read, so that there is none
    /// @param solution what was computed; empty if the run failed before
    /// @param message  what went wrong, if something did
    record End(String status, Exit exit, double seconds, Optional<Path> folder, Optional<Solution> solution, Optional<Message> message) implements Event {
        @Override
        public Map<String, Object> json() {
            Map<String, Object> object = Json.object("ev", "end", "status", status, "exit", exit.code(), "wall_s", seconds,
                    "dir", folder.map(Path::toString).orElse(null));
            message.ifPresent(m -> object.put("msg", m.oneLine()));
            return object;
        }
    }
}
