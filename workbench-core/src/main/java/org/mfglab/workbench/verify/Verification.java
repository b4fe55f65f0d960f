package org.mfglab.workbench.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.mfglab.device.Backend;
import org.mfglab.device.DeviceException;
import org.mfglab.device.Precision;
import org.mfglab.solve.Solution;
import org.mfglab.verify.Equations;
import org.mfglab.workbench.device.Devices;
import org.mfglab.workbench.device.OpenDevice;
import org.mfglab.workbench.file.Sha256;
import org.mfglab.workbench.run.ChosenSolver;
import org.mfglab.workbench.run.DeviceNotices;
import org.mfglab.workbench.run.Estimate;
import org.mfglab.workbench.run.Event;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Manifest;
import org.mfglab.workbench.run.Observer;
import org.mfglab.workbench.run.RunFiles;
import org.mfglab.workbench.run.Stop;
import org.mfglab.workbench.run.StoredRun;
import org.mfglab.workbench.run.Thinning;
import org.mfglab.workbench.run.Workplace;
import org.mfglab.workbench.study.DeviceChoice;
import org.mfglab.workbench.study.Issue;
import org.mfglab.workbench.study.ProblemFile;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;
import org.mfglab.workbench.study.Study;

/// Verifies a run in three parts: its input files are those that the manifest names; its stored fields solve the discrete equations as
/// well as the metrics claim; and solved again, from `resolved.toml` with the method and scheme of the manifest, it gives the same.
public final class Verification {

    private final StoredRun run;
    private final Claims claims;
    private final int threads;
    private final Optional<DeviceChoice> device;
    private final Devices devices;
    private final Observer observer;
    private final Stop stop;
    private final List<Check> checks = new ArrayList<>();

    private Verification(StoredRun run, Claims claims, int threads, Optional<DeviceChoice> device, Devices devices, Observer observer, Stop stop) {
        this.run = run;
        this.claims = claims;
        this.threads = threads;
        this.device = device;
        this.devices = devices;
        this.observer = observer;
        this.stop = stop;
    }

    /// @param threads  of the solve; 0 for all
    /// @param device   of the solve, whatever that of the run was; empty: the processor, or for a run of single precision an OpenCL device
    /// @param devices  what there is
    /// @param observer hears the solve
    /// @param stop     how another thread may end it
    /// @throws IOException if the folder is not a run that has ended, or is damaged, in words for its owner
    public static Finding of(Path path, int threads, Optional<DeviceChoice> device, Devices devices, Observer observer, Stop stop) throws IOException {
        StoredRun run = StoredRun.open(path);
        requireEnd(run);
        Claims claims = new Claims(run.metrics().orElseThrow(() -> new IOException("It has no " + RunFiles.METRICS + ": " + run.state() + ".")));
        try {
            return new Verification(run, claims, threads, device, devices, observer, stop).judge();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (DeviceException e) {
            return new Finding.Deviceless(DeviceNotices.of(e));
        }
    }

    private static void requireEnd(StoredRun run) throws IOException {
        if (run.imported()) throw new IOException("It is a result of another program, so that there is nothing to solve again. Hold it against a run: mfglab compare RUN " + run.path());
        switch (run.state()) {
            case "running", "queued" -> throw new IOException("It is %s: its process (%s) is still at work, or was killed.".formatted(run.state(), run.status().get("pid")));
            case "unknown" -> throw new IOException("It has no " + RunFiles.STATUS + ", so that its state is unknown.");
            default -> {
                if (run.status().get("error") != null) throw new IOException("The run failed: " + run.status().get("error"));
            }
        }
    }

    private Finding judge() throws IOException {
        return switch (read(List.of())) {
            case Reading.Refused(var issues) -> new Finding.Unsolvable(issues, Exit.INVALID);
            case Reading.Accepted(Study study, var _) -> judge(study);
        };
    }

    private Reading read(List<Setting> settings) throws IOException {
        Path file = run.path().resolve(RunFiles.RESOLVED);
        if (!Files.exists(file)) throw new IOException("It has no " + RunFiles.RESOLVED + ".");
        return ProblemFile.read(file, settings);
    }

    private Finding judge(Study study) throws IOException {
        inputs(study);
        Optional<Issue> refusal = Estimate.of(study).preflight();
        if (refusal.isPresent()) return new Finding.Unsolvable(List.of(refusal.get()), Exit.FILE);
        try (StoredFields fields = StoredFields.open(run.path(), study)) {
            checks.add(Check.atMost("coordinates", fields.coordinateError(), 0, "t, x, ... minus those of the problem"));
            if (fields.complete()) checks.addAll(Recertification.checks(study, claims, fields, equations(study)));
            else checks.add(Check.notChecked("hjb", "the stored fields themselves were not re-certified: only %d of %d time levels are stored"
                    .formatted(fields.levels().length, study.time().levels())));
            return repeat(study, fields);
        }
    }

    /// The equations that the stored fields must solve.
    private Equations equations(Study study) {
        return Solution.equations(ChosenSolver.of(study).discretisation(Manifest.theta(run.manifest())));
    }

    private void inputs(Study study) throws IOException {
        digest(RunFiles.PROBLEM, "input_sha256");
        digest(RunFiles.RESOLVED, "resolved_sha256");
        Map<String, Object> problem = Manifest.problem(study, Thinning.levels(study.time(), study.output().every()));
        List<String> different = problem.entrySet().stream().filter(e -> !alike(e.getValue(), run.manifest().get(e.getKey()))).map(Map.Entry::getKey).toList();
        checks.add(Check.same("manifest", different.isEmpty() ? "agrees" : "differs", "agrees",
                different.isEmpty() ? "with " + RunFiles.RESOLVED : "from " + RunFiles.RESOLVED + " in " + String.join(", ", different)));
    }

    private void digest(String file, String key) throws IOException {
        if (!Files.exists(run.path().resolve(file))) throw new IOException("It has no " + file + ".");
        String found = Sha256.of(Files.readAllBytes(run.path().resolve(file)));
        checks.add(run.manifest().get(key) instanceof String recorded ? Check.same(key, found, recorded, file)
                : Check.notChecked(key, "not recorded for " + file));
    }

    /// Whether two values are the same once they have been through a JSON file.
    private static boolean alike(Object value, Object stored) {
        return switch (value) {
            case Number number -> stored instanceof Number other && number.doubleValue() == other.doubleValue();
            case Map<?, ?> map -> stored instanceof Map<?, ?> other && map.entrySet().stream().allMatch(e -> alike(e.getValue(), other.get(e.getKey())));
            case List<?> list -> {
                if (!(stored instanceof List<?> other) || other.size() != list.size()) yield false;
                boolean all = true;
                for (int i = 0; i < list.size(); i++) all &= alike(list.get(i), other.get(i));
                yield all;
            }
            case null, default -> Objects.equals(value, stored);
        };
    }

    private Finding repeat(Study study, StoredFields fields) throws IOException {
        if (claims.interrupted() && claims.iterations() < 1) {
            checks.add(Check.notChecked("u", "ended before its first iteration did, so that there is nothing to repeat"));
            return new Finding.Judged(run.path(), fields.complete(), false, checks);
        }
        if (resumed() && !claims.converged()) {
            checks.add(Check.notChecked("u", "the run was resumed and has not converged, so that what it came to depends on where that was"));
            return new Finding.Judged(run.path(), fields.complete(), false, checks);
        }
        return switch (read(settings(study.solver().precision()))) {
            case Reading.Refused(var issues) -> new Finding.Unsolvable(issues, Exit.INVALID);
            case Reading.Accepted(Study again, var _) -> solve(study, again, fields);
        };
    }

    private boolean resumed() {
        return run.manifest().get(Manifest.RESUMED) != null;
    }

    /// What `auto` was taken for, and of a run that was ended from outside the iterations that it had come to.
    private List<Setting> settings(Precision precision) {
        DeviceChoice able = precision == Precision.DOUBLE ? DeviceChoice.CPU : new DeviceChoice.OpenCl(OptionalInt.empty());
        List<Setting> settings = new ArrayList<>(List.of(new Setting("solver.threads", String.valueOf(threads), "--threads"), new Setting("solver.device", device.orElse(able).word(), "--device")));
        if (run.manifest().get("method_used") instanceof String method) settings.add(new Setting("solver.method", method));
        if (run.manifest().get("scheme_used") instanceof String scheme) settings.add(new Setting("solver.scheme", scheme));
        if (claims.interrupted()) settings.add(new Setting("solver.max_iter", String.valueOf(claims.iterations())));
        return settings;
    }

    private Finding solve(Study study, Study again, StoredFields fields) throws IOException {
        Workplace workplace = new Workplace(again, message -> observer.heard(new Event.Warning(message)));
        return workplace.work(workplace.open(devices), device -> solve(study, again, fields, device));
    }

    private Finding solve(Study study, Study again, StoredFields fields, OpenDevice device) throws IOException {
        Backend backend = device.backend();
        long began = System.nanoTime();
        observer.heard(Event.Start.on(device, again));
        Solution solution = ChosenSolver.solve(again, backend, (residuals, _) -> observer.heard(Event.Iteration.of(residuals)), stop.control());
        observer.heard(new Event.End(solution.outcome().status(), Exit.of(solution.outcome(), stop.exit()), 1e-9 * (System.nanoTime() - began),
                Optional.empty(), Optional.of(solution), Optional.empty()));
        if (stop.control().cancelled() || stop.control().outOfTime()) return new Finding.Stopped(stop.exit());
        Repetition.Outcome outcome = new Repetition(study, claims, fields, solution, machine(device)).outcome(backend);
        checks.addAll(outcome.checks());
        return new Finding.Judged(run.path(), fields.complete(), outcome.bitwise(), checks);
    }

    private String machine(OpenDevice open) {
        if (resumed()) return "as may be, since the run was resumed";
        if (!open.name().equals(run.manifest().get("device"))) return "as may be on another device than " + run.manifest().get("device");
        return Manifest.here().entrySet().stream().allMatch(e -> e.getValue().equals(run.manifest().get(e.getKey())))
                ? "though version, Java and system are those of the run" : "as may be with another version, Java or system";
    }
}
