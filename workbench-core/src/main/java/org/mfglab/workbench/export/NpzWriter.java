package org.mfglab.workbench.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import org.mfglab.workbench.file.ElementType;
import org.mfglab.workbench.file.NumpyArchiveWriter;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.file.NumpySlices;
import org.mfglab.workbench.file.NumpyWriter;

/// numpy's archive with the keys `t x y z m u paths`, those that the run has. The key `unconverged` is there only if the run is, and
/// holds its status as text.
final class NpzWriter implements ExportWriter {

    @Override
    public void write(ExportedRun run, String name, Destination to) throws IOException {
        try (NumpyArchiveWriter archive = new NumpyArchiveWriter(new BufferedOutputStream(Files.newOutputStream(to.file(name)), 1 << 16))) {
            if (run.doubt().isPresent()) archive.add("unconverged", out -> NumpyWriter.write(out, run.doubt().get()));
            vector(archive, "t", run.times());
            for (ExportedRun.Axis axis : run.axes()) vector(archive, axis.name(), axis.points());
            archive.add("m", out -> slices(out, run.density()));
            archive.add("u", out -> slices(out, run.value()));
            if (run.paths().isPresent()) archive.add("paths", out -> slices(out, run.paths().get()));
        }
    }

    private static void vector(NumpyArchiveWriter archive, String key, double[] values) throws IOException {
        archive.add(key, out -> NumpyWriter.write(out, ElementType.FLOAT64, new NumpyArray(List.of(values.length), values)));
    }

    private static void slices(OutputStream out, NumpySlices field) throws IOException {
        double[] slice = new double[field.size()];
        try (NumpyWriter writer = new NumpyWriter(out, ElementType.FLOAT64, field.shape())) {
            for (int k = 0; k < field.count(); k++) {
                field.read(k, slice);
                writer.append(slice, slice.length);
            }
        }
    }
}
