package org.mfglab.gpu;

import java.util.List;
import org.mfglab.device.DeviceException;

/// Steps of which each is taken, whatever became of those before it.
final class Closing {

    private Closing() { }

    /// @throws DeviceException the first that a step threw, with the others under it
    static void all(List<Runnable> steps) {
        DeviceException first = null;
        for (Runnable step : steps)
            try {
                step.run();
            } catch (DeviceException e) {
                if (first == null) first = e;
                else first.addSuppressed(e);
            }
        if (first != null) throw first;
    }

    /// Closes after a failure, which stays the one that is told.
    static void after(DeviceException failure, Session session) {
        try {
            session.close();
        } catch (DeviceException e) {
            failure.addSuppressed(e);
        }
    }
}
