package org.mfglab.workbench.export;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableNode;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.mfglab.workbench.file.NumpySlices;

/// HDF5 with the datasets `/t /x /y /z /m /u /paths`, those that the run has, each with `units` and `axes` as attributes; coordinates
/// have `from`, `to` and `periodic`, too. The root has `name`, `title`, `origin`, `converged` (1 or 0) and, if it is 0, `status`.
final class Hdf5Writer implements ExportWriter {

    /// Is put there by the library, and names the system that the file was written on.
    private static final String FOREIGN = "_jHDF";

    @Override
    public void write(ExportedRun run, String name, Destination to) throws IOException {
        try (WritableHdfFile file = HdfFile.write(to.file(name))) {
            head(file, run);
            labelled(file.putDataset("t", run.times()), run, "t", List.of("t"));
            for (ExportedRun.Axis axis : run.axes()) coordinates(file, run, axis);
            List<String> axes = Stream.concat(Stream.of("t"), run.axes().reversed().stream().map(ExportedRun.Axis::name)).toList();
            field(file, run, "m", run.density(), axes);
            field(file, run, "u", run.value(), axes);
            if (run.paths().isPresent()) field(file, run, "paths", run.paths().get(), List.of("t", "particle", "axis"));
        } catch (HdfException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
        }
    }

    private static void head(WritableHdfFile file, ExportedRun run) {
        file.removeAttribute(FOREIGN);
        file.putAttribute("name", run.name());
        file.putAttribute("title", run.title());
        file.putAttribute("origin", run.origin());
        file.putAttribute("converged", run.doubt().isPresent() ? 0 : 1);
        run.doubt().ifPresent(status -> file.putAttribute("status", status));
    }

    private static void coordinates(WritableHdfFile file, ExportedRun run, ExportedRun.Axis axis) {
        WritableNode node = labelled(file.putDataset(axis.name(), axis.points()), run, axis.name(), List.of(axis.name()));
        node.putAttribute("from", axis.from());
        node.putAttribute("to", axis.to());
        node.putAttribute("periodic", axis.periodic() ? 1 : 0);
    }

    private static void field(WritableHdfFile file, ExportedRun run, String name, NumpySlices slices, List<String> axes) {
        Hdf5Levels levels = new Hdf5Levels(name, file, slices);
        labelled(levels, run, name, axes);
        file.putDataset(name, levels);
    }

    private static WritableNode labelled(WritableNode node, ExportedRun run, String name, List<String> axes) {
        node.putAttribute("units", run.units(name));
        node.putAttribute("axes", axes.toArray(String[]::new));
        return node;
    }
}
