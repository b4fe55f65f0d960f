package org.mfglab.workbench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mfglab.workbench.export.ExportedRun;
import org.mfglab.workbench.figure.Axis;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.file.NumpySlices;

/// Opens the arrays of a run folder for an export.
final class ExportSource {

    private final StoredRun run;
    private final List<NumpySlices> opened = new ArrayList<>();

    ExportSource(StoredRun run) {
        this.run = run;
    }

    /// @throws IOException if a file is missing, damaged or of another grid, in words for its owner; then no file stays open
    ExportedRun open() throws IOException {
        try {
            return exported();
        } catch (IOException e) {
            for (NumpySlices slices : opened) slices.close();
            throw e;
        }
    }

    private ExportedRun exported() throws IOException {
        List<Axis> axes = run.axes();
        double[] times = run.array(RunFiles.TIMES).values();
        List<ExportedRun.Axis> points = new ArrayList<>();
        for (Axis axis : axes) points.add(points(axis));
        NumpySlices density = slices(RunFiles.DENSITY);
        StoredRun.fits(RunFiles.DENSITY, density.shape(), axes, times);
        NumpySlices value = slices(RunFiles.VALUE);
        StoredRun.fits(RunFiles.VALUE, value.shape(), axes, times);
        Optional<NumpySlices> paths = Files.exists(run.path().resolve(RunFiles.PATHS)) ? Optional.of(slices(RunFiles.PATHS)) : Optional.empty();
        if (paths.isPresent()) StoredRun.arePaths(paths.get().shape(), axes, times);
        return new ExportedRun(run.name(), run.title(), run.manifest().get("program") + " " + run.manifest().get("version"), run.doubt(), points, times, density, value, paths);
    }

    private NumpySlices slices(String name) throws IOException {
        run.require(name);
        try {
            NumpySlices slices = NumpySlices.open(run.path().resolve(name));
            opened.add(slices);
            return slices;
        } catch (IOException e) {
            throw new IOException(name + " cannot be read. " + e.getMessage(), e);
        }
    }

    private ExportedRun.Axis points(Axis axis) throws IOException {
        String name = axis.name() + ".npy";
        NumpyArray points = run.array(name);
        if (!points.shape().equals(List.of(axis.count())))
            throw new IOException("%s has the shape %s, but %s says %s.".formatted(name, points.shape(), RunFiles.MANIFEST, List.of(axis.count())));
        return new ExportedRun.Axis(axis.name(), points.values(), axis.from(), axis.to(), axis.periodic());
    }
}
