package org.mfglab.workbench.view;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mfglab.grid.Grid;
import org.mfglab.workbench.figure.Axis;
import org.mfglab.workbench.flow.Control;
import org.mfglab.workbench.report.FieldSource;
import org.mfglab.workbench.run.StoredRun;
import org.mfglab.workbench.study.Study;

/// The velocity at the stored levels of a run, computed when it is asked for.
record Velocities(Control control, Grid grid, FieldSource value, FieldSource density) {

    static Velocities of(StoredRun run) throws IOException {
        Study study = run.study();
        return new Velocities(new Control(study.game(), study.grid()), study.grid(), run.value(), run.density());
    }

    int dimension() {
        return value.axes().size();
    }

    double[] times() {
        return value.times();
    }

    /// One array per axis.
    double[][] level(int i) {
        return control.velocity(times()[i], value.level(i), density.level(i));
    }

    /// The component along x.
    FieldSource first() {
        return new FieldSource() {
            @Override
            public List<Axis> axes() {
                return value.axes();
            }

            @Override
            public double[] times() {
                return value.times();
            }

            @Override
            public Optional<Grid> surroundings() {
                return Optional.of(grid);
            }

            @Override
            public double[] level(int i) {
                return Velocities.this.level(i)[0];
            }
        };
    }
}
