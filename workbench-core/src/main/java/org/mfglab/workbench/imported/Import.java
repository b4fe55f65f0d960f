package org.mfglab.workbench.imported;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mfglab.workbench.report.Numbers;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Notices;
import org.mfglab.workbench.run.Refusal;

/// Makes a run folder of a result of another program.
public final class Import {

    private Import() { }

    /// What came of it.
    ///
    /// @param folder  the run folder
    /// @param kind    what the result was taken as
    /// @param summary how it was made, in a line
    /// @param notices what its owner must know
    public record Imported(Path folder, ResultKind kind, String summary, List<Message> notices) { }

    /// @throws Refusal if the file cannot be read or understood, or the folder cannot be written; then no folder is left
    public static Imported of(ImportRequest request) throws Refusal {
        Instant start = Instant.now();
        SourceArrays arrays = SourceArrays.open(request.file());
        Roles roles = new Roles(arrays, Mapping.parse(request.maps()));
        ResultKind kind = request.as().isPresent() ? request.as().get() : roles.kind();
        if (kind == ResultKind.FIELDS && request.bandwidth().isPresent())
            throw Mapping.wrong("A density on a grid is not smoothed, so that --bandwidth has no meaning.", "Leave it away.");
        ImportedResult result = switch (kind) {
            case SAMPLES -> new CloudReader(roles, request.problem(), request.bandwidth()).samples();
            case TRAJECTORIES -> new CloudReader(roles, request.problem(), request.bandwidth()).trajectories();
            case FIELDS -> new FieldReader(roles, request.problem()).fields();
        };
        try {
            ImportFolder.write(request, result, start);
        } catch (IOException e) {
            throw new Refusal(Exit.FILE, Notices.file(request.out(), e));
        }
        return new Imported(request.out(), kind, summary(result), result.notices());
    }

    private static String summary(ImportedResult result) {
        String size = String.join("x", result.grid().n().stream().map(String::valueOf).toList());
        String times = result.times().length == 1 ? "1 time" : result.times().length + " times";
        Optional<Object> bandwidth = Optional.ofNullable(result.making().get("bandwidth"));
        String made = bandwidth.isPresent() ? ", %s points, KDE h = %s (%s)".formatted(result.making().get("points"), Numbers.of((Double) bandwidth.get(), 3), result.making().get("bandwidth_rule")) : "";
        return "%s, %s-D %s, %s%s, %s".formatted(result.kind().word(), result.grid().dimension(), size, times, made, Outside.box(result.grid()));
    }

    static Refusal otherDimension(int here, int there) {
        return new Refusal(Exit.USAGE, new Message("C502", "The results have %s, the problem %s.".formatted(axes(here), axes(there)), List.of(), List.of("--problem FILE with as many axes, or none: then a box is chosen")));
    }

    private static String axes(int count) {
        return count == 1 ? "one axis" : count + " axes";
    }
}
