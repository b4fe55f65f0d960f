package org.mfglab.workbench.run;

import java.util.stream.IntStream;
import org.mfglab.grid.TimeGrid;
import org.mfglab.workbench.study.OutputSettings.Every;

/// Which time levels are written: always the first and the last.
public final class Thinning {

    /// Times that differ by rounding only are equal.
    private static final double ROUNDING = 1e-9;

    private Thinning() { }

    private static int stride(TimeGrid time, Every every) {
        return switch (every) {
            case Every.Steps(int step) -> step;
            case Every.Time(double apart) -> (int) Math.min(time.steps(), Math.max(1, Math.ceil(apart / time.dt() - ROUNDING)));
        };
    }

    /// How many they are.
    static int count(TimeGrid time, Every every) {
        return (time.steps() - 1) / stride(time, every) + 2;
    }

    public static int[] levels(TimeGrid time, Every every) {
        int stride = stride(time, every);
        return IntStream.concat(IntStream.iterate(0, n -> n < time.steps(), n -> n + stride), IntStream.of(time.steps())).toArray();
    }
}
