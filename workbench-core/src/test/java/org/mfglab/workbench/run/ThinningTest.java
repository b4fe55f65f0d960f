package org.mfglab.workbench.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mfglab.grid.TimeGrid;
import org.mfglab.workbench.study.OutputSettings.Every;

class ThinningTest {

    private final TimeGrid time = new TimeGrid(1, 10);

    @Test
    void everyStepWritesAllLevels() {
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, Thinning.levels(time, new Every.Steps(1)));
    }

    @Test
    void theLastLevelIsAlwaysThere() {
        assertArrayEquals(new int[] {0, 3, 6, 9, 10}, Thinning.levels(time, new Every.Steps(3)));
        assertArrayEquals(new int[] {0, 10}, Thinning.levels(time, new Every.Steps(99)));
        assertArrayEquals(new int[] {0, 5, 10}, Thinning.levels(time, new Every.Steps(5)));
    }

    @Test
    void theLevelsAreCountedWithoutListingThem() {
        for (Every every : List.of(new Every.Steps(1), new Every.Steps(3), new Every.Steps(5), new Every.Steps(99), new Every.Time(0.2), new Every.Time(0.21), new Every.Time(1e9)))
            for (int steps : new int[] {1, 2, 10})
                assertEquals(Thinning.levels(new TimeGrid(1, steps), every).length, Thinning.count(new TimeGrid(1, steps), every), every + " of " + steps);
    }

    @Test
    void aTimeMeansLevelsAtLeastSoFarApart() {
        assertArrayEquals(new int[] {0, 2, 4, 6, 8, 10}, Thinning.levels(time, new Every.Time(0.2)));
        assertArrayEquals(new int[] {0, 3, 6, 9, 10}, Thinning.levels(time, new Every.Time(0.21)));
        assertArrayEquals(new int[] {0, 10}, Thinning.levels(time, new Every.Time(1e9)));
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, Thinning.levels(time, new Every.Time(1e-9)));
    }
}
