package org.mfglab.solve;

import org.mfglab.device.Buffer;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;
import org.mfglab.grid.Trajectory;

/// A trajectory where the device left it.
///
/// @param unit of the device's precision
record BufferTrajectory(Grid grid, TimeGrid time, Buffer[] levels, double unit) implements Trajectory {

    @Override
    public void read(int n, double[] out) {
        levels[n].read(out);
    }
}
