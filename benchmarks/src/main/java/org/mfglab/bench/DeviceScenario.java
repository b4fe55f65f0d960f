package org.mfglab.bench;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.workbench.study.DeviceChoice;
import org.mfglab.workbench.study.Presets;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;
import org.mfglab.workbench.study.Study;

/// A game that is solved on two devices: a few time steps of a large grid, and a fixed number of iterations.
///
/// @param preset     the game
/// @param scheme     its discretisation
/// @param n          points per axis
/// @param steps      in time
/// @param iterations pairs of sweeps; a game whose costs do not see m takes one
record DeviceScenario(String preset, String scheme, List<Integer> n, int steps, int iterations) {

    /// The schemes that run on accelerators.
    ///
    /// @param size  points per axis in the plane
    /// @param space points per axis in space; 0 for no game there
    static List<DeviceScenario> all(int size, int space, int steps, int iterations) {
        List<DeviceScenario> all = new ArrayList<>();
        for (String scheme : List.of("fd_split", "fd_upwind", "semi_lagrangian_2")) all.add(new DeviceScenario("acd", scheme, List.of(size, size), steps, iterations));
        if (space > 0) all.add(new DeviceScenario("lq-3d", "fd_split", List.of(space, space, space), steps, 1));
        return all;
    }

    String name() {
        return preset + ", " + scheme;
    }

    /// A tolerance that nobody reaches, so that every solve has the same iterations.
    ///
    /// @throws IllegalArgumentException if a problem file may not say this
    Study study(DeviceChoice device, int threads) {
        List<Setting> settings = List.of(new Setting("grid.n", n.toString()), new Setting("time.nt", String.valueOf(steps)), new Setting("solver.scheme", scheme),
                new Setting("solver.method", "picard"), new Setting("solver.max_iter", String.valueOf(iterations)), new Setting("solver.tol", "1e-300"),
                new Setting("solver.device", device.word()), new Setting("solver.threads", String.valueOf(threads)));
        return switch (Presets.read(preset, settings)) {
            case Reading.Accepted accepted -> accepted.study();
            case Reading.Refused refused -> throw new IllegalArgumentException(refused.issues().getFirst().message());
        };
    }
}
