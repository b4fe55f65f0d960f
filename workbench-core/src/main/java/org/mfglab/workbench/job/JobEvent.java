package org.mfglab.workbench.job;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What a solving process tells, as it reads from the stream of `mfglab solve --json`.
public sealed interface JobEvent {

    /// The solve begins.
    ///
    /// @param device    where it computes
    /// @param threads   of the processor
    /// @param tolerance on the certified residuals
    record Started(String device, int threads, double tolerance) implements JobEvent { }

    /// An iteration ended; numbers that the stream gives as null are NaN.
    ///
    /// @param k          counts from 1
    /// @param hjb        residual, per unit time
    /// @param fixedPoint residual of the fixed point
    /// @param massError  largest change of the mass
    /// @param verdict    a word
    /// @param rate       decades per iteration
    /// @param eta        seconds to the tolerance
    /// @param seconds    since the start
    record Iterated(int k, double hjb, double fixedPoint, double massError, String verdict, double rate, double eta, double seconds) implements JobEvent { }

    /// It waits, or it goes on.
    record Paused(boolean waits) implements JobEvent { }

    /// It goes on from a checkpoint.
    ///
    /// @param k       the iteration after which that was kept
    /// @param seconds that had passed
    record Resumed(int k, double seconds) implements JobEvent { }

    /// It has kept a checkpoint.
    record Kept(int k) implements JobEvent { }

    /// It has published its density.
    ///
    /// @param file relative to the run folder
    record Framed(int k, String file) implements JobEvent { }

    /// Something that the user should know.
    record Warned(String code, String message) implements JobEvent { }

    /// The run is over.
    ///
    /// @param status  the word of metrics.json
    /// @param exit    the code of the command
    /// @param seconds wall time
    /// @param folder  of the run; empty where none was made
    /// @param message what went wrong; empty if nothing did
    record Ended(String status, int exit, double seconds, Optional<Path> folder, String message) implements JobEvent { }

    /// The process ended without telling its end: it was killed, or crashed.
    ///
    /// @param exit  code of the process
    /// @param words the last that it said
    record Lost(int exit, String words) implements JobEvent { }

    /// The event of one line of the stream; empty for events that a later version adds.
    static Optional<JobEvent> of(Map<String, Object> line) {
        return Optional.ofNullable(switch (String.valueOf(line.get("ev"))) {
            case "start" -> new Started(String.valueOf(line.get("device")), (int) number(line, "threads"), number(line, "tol"));
            case "iter" -> new Iterated((int) number(line, "k"), number(line, "hjb"), number(line, "fixed_point"), number(line, "mass_error"), String.valueOf(line.get("verdict")),
                    number(line, "rate"), number(line, "eta_s"), number(line, "wall_s"));
            case "pause", "continue" -> new Paused(line.get("ev").equals("pause"));
            case "resume" -> new Resumed((int) number(line, "k"), number(line, "wall_s"));
            case "checkpoint" -> new Kept((int) number(line, "k"));
            case "frame" -> new Framed((int) number(line, "k"), String.valueOf(line.get("file")));
            case "warn" -> new Warned(String.valueOf(line.get("code")), String.valueOf(line.get("msg")));
            case "end" -> new Ended(String.valueOf(line.get("status")), (int) number(line, "exit"), number(line, "wall_s"),
                    line.get("dir") instanceof String dir ? Optional.of(Path.of(dir)) : Optional.empty(), line.get("msg") instanceof String words ? words : "");
            default -> null;
        });
    }

    private static double number(Map<String, Object> line, String key) {
        return line.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
