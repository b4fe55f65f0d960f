package org.mfglab.workbench.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Undo brings back what was.
class HistoryTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void undoOfARandomSequenceReturnsTheFirstValue(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        History<String> history = History.of("first");
        int depth = 0;
        for (int i = 0; i < 200; i++) {
            switch (random.nextInt(4)) {
                case 0 -> history = history.undone();
                case 1 -> history = history.redone();
                case 2 -> history = history.edited("edit", "value " + random.nextInt(1000));
                default -> history = history.continued("type " + random.nextInt(3), "text " + random.nextInt(1000));
            }
            depth = Math.max(depth, history.past().size());
        }
        String last = history.present();
        int steps = history.past().size();
        for (int i = 0; i < steps; i++) history = history.undone();
        assertEquals("first", history.present());
        for (int i = 0; i < steps; i++) history = history.redone();
        assertEquals(last, history.present());
    }

    @Test
    void lettersTypedIntoOneFieldAreOneStep() {
        History<String> history = History.of("").continued("type H", "a").continued("type H", "ab").continued("type F", "abc");
        assertEquals(Optional.of("type F"), history.undoable());
        assertEquals("ab", history.undone().present());
        assertEquals("", history.undone().undone().present());
        assertEquals(Optional.of("type H"), history.undone().undone().redoable());
    }

    @Test
    void whatChangesNothingIsNoStep() {
        History<String> history = History.of("a");
        assertSame(history, history.edited("edit", "a"));
        assertSame(history, history.undone());
        assertSame(history, history.redone());
    }

    @Test
    void veryManyStepsForgetTheOldest() {
        History<Integer> history = History.of(0);
        for (int i = 1; i <= History.MOST + 10; i++) history = history.edited("edit", i);
        assertEquals(History.MOST, history.past().size());
        assertEquals(10, history.past().getFirst().value());
    }
}
