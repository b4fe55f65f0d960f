package org.mfglab.workbench.imported;

import java.util.Arrays;
import java.util.List;

/// What an array of a file, or a value of `--map`, can stand for.
///
/// The names by which a role is recognised are those that files of flows use; the first that a file has is taken.
enum Role {

    SAMPLES("samples", "points [n, d]", "samples", "sample", "generated", "gen", "x_gen", "x_gen_samples", "points", "xs", "x"),
    PATHS("paths", "points at many times, [time, n, d] or [n, time, d]", "traj", "trajectories", "trajectory", "paths", "path"),
    T("t", "the times of the levels, or a formula of t, k, K, T", "t", "time", "times", "traj_t", "t_traj", "ts", "t_span", "grid_t"),
    M("m", "a density on a grid, [t, (z,) (y,) x]", "m", "rho", "density", "p", "pdf", "prob"),
    LOGM("logm", "the logarithm of a density on a grid", "logm", "logp", "log_p", "log_prob", "logprob", "log_density"),
    U("u", "a value function on the same grid", "u", "value"),
    X("x", "the points of the axis x, evenly spaced", "x", "grid_x", "xs", "x_grid", "grid_axis"),
    Y("y", "the points of the axis y", "y", "grid_y", "ys", "y_grid", "grid_axis"),
    Z("z", "the points of the axis z", "z", "grid_z", "zs", "z_grid", "grid_axis"),
    DATA("data", "samples of the truth, [n, d]", "data", "x_data", "target", "truth"),
    MEAN("mean", "what was subtracted in training: a number, a list, or an array", "mean", "mu", "data_mean", "x_mean"),
    STD("std", "what was divided by in training", "std", "data_std", "x_std", "sigma_data"),
    ORDER("order", "the order of the axes in the file, as in ntd, tnd, txy");

    private final String key;
    private final String meaning;
    private final List<String> names;

    Role(String key, String meaning, String... names) {
        this.key = key;
        this.meaning = meaning;
        this.names = List.of(names);
    }

    /// The KEY of `--map KEY=NAME`.
    String key() {
        return key;
    }

    String meaning() {
        return meaning;
    }

    /// By which it is recognised, in lower case, best first.
    List<String> names() {
        return names;
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Role::key).toList();
    }
}
