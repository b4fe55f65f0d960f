package org.mfglab.workbench.view;

import java.io.IOException;
import org.mfglab.workbench.report.FieldSource;
import org.mfglab.workbench.report.Quantity;
import org.mfglab.workbench.report.Reduction;
import org.mfglab.workbench.run.StoredRun;

/// The fields that a run stores, and how each becomes one in the plane.
public enum Stored {
    DENSITY(Quantity.DENSITY, Reduction.PLANE) {
        @Override
        FieldSource of(StoredRun run) throws IOException {
            return run.density();
        }
    },
    VALUE(Quantity.VALUE, Reduction.MIDDLE) {
        @Override
        FieldSource of(StoredRun run) throws IOException {
            return run.value();
        }
    };

    private final Quantity quantity;
    private final Reduction reduction;

    Stored(Quantity quantity, Reduction reduction) {
        this.quantity = quantity;
        this.reduction = reduction;
    }

    /// The word of options.
    public String word() {
        return quantity.word();
    }

    Quantity quantity() {
        return quantity;
    }

    /// From three dimensions to two: the density is integrated over z, the value is cut at the middle of z.
    Reduction reduction() {
        return reduction;
    }

    abstract FieldSource of(StoredRun run) throws IOException;
}
