package org.mfglab.workbench.imported;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mfglab.grid.Grid;
import org.mfglab.workbench.run.Message;

/// A result of another program in the terms of this one.
///
/// @param grid    where its density is known
/// @param times   physical, increasing
/// @param density per unit of space, `[t, point]`
/// @param value   the value function on the same grid, if the file has one
/// @param samples points at the last time, `[n, d]`, if there are some
/// @param data    samples of the truth, if the file has some
/// @param paths   `[time, n, d]`, of trajectories
/// @param kinetic `int int m |v|^2/2` along the trajectories
/// @param making  how it was made, by name, for the manifest
/// @param notices what its owner must know
record ImportedResult(ResultKind kind, Grid grid, double[] times, double[][] density, Optional<double[][]> value, Optional<double[][]> samples,
                      Optional<double[][]> data, Optional<double[][][]> paths, Optional<Double> kinetic, Map<String, Object> making, List<Message> notices) { }
