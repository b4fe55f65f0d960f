package org.mfglab.workbench.imported;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.mfglab.grid.Grid;
import org.mfglab.workbench.file.ElementType;
import org.mfglab.workbench.file.NumpyWriter;
import org.mfglab.workbench.file.Sha256;
import org.mfglab.workbench.run.FieldFiles;
import org.mfglab.workbench.run.ImportedMetrics;
import org.mfglab.workbench.run.Json;
import org.mfglab.workbench.run.Manifest;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.RunFiles;
import org.mfglab.workbench.run.RunFolder;

/// Writes an imported result as a run folder: coordinates, density, value and paths as those of a solve; `samples.npy` and `data.npy` beside them.
final class ImportFolder {

    private final RunFolder folder;
    private final ImportRequest request;
    private final ImportedResult result;

    private ImportFolder(RunFolder folder, ImportRequest request, ImportedResult result) {
        this.folder = folder;
        this.request = request;
        this.result = result;
    }

    static void write(ImportRequest request, ImportedResult result, Instant start) throws IOException {
        String digest = Sha256.of(request.file());
        RunFolder folder = RunFolder.create(request.out(), request.force());
        new ImportFolder(folder, request, result).write(digest, start.truncatedTo(ChronoUnit.MILLIS));
    }

    /// The status last: what has one is complete.
    private void write(String digest, Instant start) throws IOException {
        folder.publish(RunFiles.MANIFEST, manifest(digest, start));
        FieldFiles.coordinates(folder, result.grid(), result.times());
        field(RunFiles.DENSITY, result.density());
        if (result.value().isPresent()) field(RunFiles.VALUE, result.value().get());
        if (result.paths().isPresent()) paths(result.paths().get());
        if (result.samples().isPresent()) points(RunFiles.SAMPLES, result.samples().get());
        if (result.data().isPresent()) points(RunFiles.DATA, result.data().get());
        folder.publish(RunFiles.METRICS, ImportedMetrics.of(name(), result.grid(), result.density(), result.samples(), result.kinetic(), result.kind() == ResultKind.FIELDS));
        folder.publish(RunFiles.STATUS, Json.object("state", "done", "status", ImportedMetrics.STATUS, "exit", 0));
    }

    private Map<String, Object> manifest(String digest, Instant start) {
        Map<String, Object> manifest = Json.object("schema", Manifest.SCHEMA);
        manifest.putAll(Manifest.here());
        manifest.putAll(Json.object("command", request.command(), "name", name(), "title", result.kind().word().substring(0, 1).toUpperCase(Locale.ROOT) + result.kind().word().substring(1) + " of " + request.file().getFileName(),
                "kind", Manifest.IMPORTED, "axes", Manifest.axes(result.grid()),
                "time", Json.object("T", result.times()[result.times().length - 1], "levels_written", result.times().length)));
        Map<String, Object> making = Json.object("file", String.valueOf(request.file().getFileName()));
        making.putAll(result.making());
        request.problem().ifPresent(study -> making.putAll(Json.object("problem", study.name(), "problem_sha256", Sha256.of(study.text()))));
        manifest.put("import", making);
        manifest.put("notices", result.notices().stream().map(Message::oneLine).toList());
        manifest.putAll(Json.object("input_sha256", digest, "start", start.toString(), "end", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString()));
        return manifest;
    }

    /// The name of the file, with what is not safe in names replaced.
    private String name() {
        String name = String.valueOf(request.file().getFileName()).replaceAll("\\.[^.]*$", "").replaceAll("[^A-Za-z0-9_-]", "-");
        return name.isEmpty() ? "imported" : name;
    }

    private void field(String name, double[][] levels) throws IOException {
        Grid grid = result.grid();
        List<Integer> shape = new ArrayList<>(List.of(levels.length));
        shape.addAll(grid.n().reversed());
        array(name, shape, levels);
    }

    private void paths(double[][][] paths) throws IOException {
        double[][] levels = Arrays.stream(paths).map(ImportFolder::flat).toArray(double[][]::new);
        array(RunFiles.PATHS, List.of(paths.length, paths[0].length, paths[0][0].length), levels);
    }

    private void points(String name, double[][] points) throws IOException {
        array(name, List.of(points.length, points[0].length), new double[][] {flat(points)});
    }

    private static double[] flat(double[][] points) {
        int d = points[0].length;
        return IntStream.range(0, points.length * d).mapToDouble(i -> points[i / d][i % d]).toArray();
    }

    private void array(String name, List<Integer> shape, double[][] parts) throws IOException {
        folder.publish(name, out -> {
            try (NumpyWriter writer = new NumpyWriter(out, ElementType.FLOAT64, shape)) {
                for (double[] part : parts) writer.append(part, part.length);
            }
        });
    }
}
