package org.mfglab.workbench.sweep;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mfglab.workbench.run.Event;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Json;

/// What happens in a sweep. As JSON lines: one `sweep`; the events of the runs, each with the `index` of its point; for a point that
/// is not solved here a `point` that says why; one `sweep_end`.
public sealed interface SweepEvent {

    /// The version of the stream.
    int SCHEMA = 1;

    Map<String, Object> json();

    /// All problems are valid.
    ///
    /// @param points  that are to be solved here, unless they are done
    /// @param jobs    so many at once
    /// @param threads of each of them
    record Start(String name, SweepPlan plan, Path folder, int points, int jobs, int threads) implements SweepEvent {
        @Override
        public Map<String, Object> json() {
            return Json.object("ev", "sweep", "schema", SCHEMA, "name", name, "dir", folder.toString(), "keys", plan.keys().stream().map(SweptKey::key).toList(),
                    "total", plan.points().size(), "points", points, "jobs", jobs, "threads", threads);
        }
    }

    /// Something that the user should know about all of it.
    record Warning(String code, String text) implements SweepEvent {
        @Override
        public Map<String, Object> json() {
            return Json.object("ev", "warn", "code", code, "msg", text);
        }
    }

    /// Something happens in the run of a point.
    record Inside(SweepPoint point, Event event) implements SweepEvent {
        @Override
        public Map<String, Object> json() {
            Map<String, Object> object = new LinkedHashMap<>();
            event.json().forEach((key, value) -> {
                object.put(key, value);
                if (key.equals("ev")) object.put("index", point.index());
            });
            return object;
        }
    }

    /// A point was done before.
    ///
    /// @param status the word of its metrics
    record Done(SweepPoint point, String status, Exit exit) implements SweepEvent {
        @Override
        public Map<String, Object> json() {
            return Json.object("ev", "point", "index", point.index(), "state", "done", "status", status, "exit", exit.code());
        }
    }

    /// Another process is at work on a point.
    record Taken(SweepPoint point) implements SweepEvent {
        @Override
        public Map<String, Object> json() {
            return Json.object("ev", "point", "index", point.index(), "state", "running");
        }
    }

    /// The sweep is over, or this process' part in it.
    ///
    /// @param done      points of the whole sweep that have a result
    /// @param converged those of them that converged
    /// @param total     points of the whole sweep
    record End(int done, int converged, int total, Exit exit, double seconds, Path folder) implements SweepEvent {
        @Override
        public Map<String, Object> json() {
            return Json.object("ev", "sweep_end", "done", done, "converged", converged, "total", total, "exit", exit.code(), "wall_s", seconds, "dir", folder.toString());
        }
    }
}
