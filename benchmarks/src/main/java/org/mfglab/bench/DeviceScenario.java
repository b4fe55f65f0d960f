package org.mfglab.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mfglab.grid.TimeGrid;
import org.mfglab.workbench.study.DeviceChoice;
import org.mfglab.workbench.study.Presets;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;
import org.mfglab.workbench.study.Study;

/// A game of which some pairs of sweeps are done on two devices, with the time step of the preset on a grid of any size.
///
/// @param preset the game
/// @param shows  what the game has that others lack
/// @param scheme its discretisation
/// @param n      points per axis
/// @param steps  in time
/// @param pairs  of sweeps, of which the second sees a crowd that moved
/// @param more   settings that differ from the preset's
record DeviceScenario(String preset, String shows, String scheme, List<Integer> n, int steps, int pairs, List<Setting> more) {

    /// Exact values on the sides of lq-2d.
    private static final Setting GIVEN = new Setting("domain.boundary", "{ all = { type = \"value\", u = \"tanh(1-t)*(x^2+y^2)/2 - nu*log(1-tanh(1-t)^2)\" } }");

    DeviceScenario(String preset, String shows, String scheme, List<Integer> n, int steps, int pairs, Setting... more) {
        this(preset, shows, scheme, n, steps, pairs, List.of(more));
    }

    /// Every scheme that runs on accelerators, every kind of side, obstacles, and each kind of cost that has kernels of its own.
    ///
    /// @param size  points per axis in the plane; 0 for no games there
    /// @param space points per axis in space; 0 for no games there
    static List<DeviceScenario> all(int size, int space) {
        List<DeviceScenario> all = new ArrayList<>();
        if (size > 0) all.addAll(plane(Collections.nCopies(2, size)));
        if (space > 0) all.addAll(space(Collections.nCopies(3, space)));
        return all;
    }

    private static List<DeviceScenario> plane(List<Integer> n) {
        return List.of(
                new DeviceScenario("acd", "torus", "fd_split", n, 8, 2),
                new DeviceScenario("acd", "torus", "fd_upwind", n, 1, 1),
                new DeviceScenario("acd", "torus", "fd_lax_friedrichs", n, 1, 1),
                new DeviceScenario("acd", "torus", "semi_lagrangian_2", n, 1, 1),
                new DeviceScenario("crowd-2d", "walls", "fd_split", n, 8, 2),
                new DeviceScenario("crowd-2d", "walls", "semi_lagrangian_2", n, 1, 1),
                new DeviceScenario("lq-2d", "given values", "fd_split", n, 8, 2, GIVEN),
                new DeviceScenario("evacuation-two-doors", "exits, obstacle", "fd_split", n, 8, 2),
                new DeviceScenario("evacuation-two-doors", "exits, obstacle", "fd_upwind", n, 1, 1),
                new DeviceScenario("metro-platform", "exit, source", "fd_split", n, 8, 2),
                new DeviceScenario("icy-square", "nu(x,t)", "fd_split", n, 8, 2),
                new DeviceScenario("nonlocal-aversion", "convolution", "fd_split", n, 4, 2),
                new DeviceScenario("power-hamiltonian", "convex H", "fd_upwind", n, 1, 1),
                new DeviceScenario("furrows", "any H", "fd_lax_friedrichs", n, 1, 1));
    }

    private static List<DeviceScenario> space(List<Integer> n) {
        return List.of(
                new DeviceScenario("lq-3d", "walls", "fd_split", n, 4, 2),
                new DeviceScenario("lq-3d", "walls", "fd_upwind", n, 1, 1),
                new DeviceScenario("lq-3d", "walls", "fd_lax_friedrichs", n, 1, 1),
                new DeviceScenario("lq-3d", "walls", "semi_lagrangian_2", n, 1, 1),
                new DeviceScenario("tower-3d", "exit, obstacle, wind", "fd_split", n, 4, 2));
    }

    String name() {
        return preset + ", " + scheme;
    }

    /// Levels are solved a hundred times as exactly as a game to 1e-8.
    ///
    /// @throws IllegalArgumentException if a problem file may not say this
    Study study(DeviceChoice device) {
        TimeGrid time = read(List.of()).time();
        List<Setting> settings = new ArrayList<>(more);
        settings.addAll(List.of(new Setting("grid.n", n.toString()), new Setting("time.nt", String.valueOf(steps)), new Setting("time.T", String.valueOf(steps * time.dt())),
                new Setting("solver.scheme", scheme), new Setting("solver.tol", "1e-8"), new Setting("solver.device", device.word())));
        return read(settings);
    }

    private Study read(List<Setting> settings) {
        return switch (Presets.read(preset, settings)) {
            case Reading.Accepted accepted -> accepted.study();
            case Reading.Refused refused -> throw new IllegalArgumentException(name() + ": " + refused.issues().getFirst().message());
        };
    }
}
