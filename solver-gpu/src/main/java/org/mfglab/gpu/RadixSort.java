package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.List;
import org.jocl.cl_mem;

/// A sort of whole numbers by keys on a device; numbers of equal keys stay in their order.
final class RadixSort {

    /// Bits of a digit.
    private static final int DIGIT = 5;

    /// Places of one item.
    private static final int RUN = 64;

    private final KernelProgram program;
    private final int size;
    private final int bits;

    /// Counts of digits by run, their sums over runs, the sums of these, and so on to one run.
    private final List<Level> levels = new ArrayList<>();
    private final cl_mem zero;

    /// By place; to be filled, then sorted.
    private cl_mem keys;
    private cl_mem numbers;
    private cl_mem otherKeys;
    private cl_mem otherNumbers;

    private record Level(cl_mem counts, int size) {

        int runs() {
            return Math.ceilDiv(size, RUN);
        }
    }

    /// @param size    how many numbers
    /// @param largest key; the least is 0
    RadixSort(Session session, int size, int largest) {
        this.size = size;
        this.bits = Integer.SIZE - Integer.numberOfLeadingZeros(largest);
        this.program = session.workshop.scalar("#define DIGIT %d\n#define RUN %d\n".formatted(DIGIT, RUN), Workshop.resource("sort"));
        this.keys = room(session, size);
        this.numbers = room(session, size);
        this.otherKeys = room(session, size);
        this.otherNumbers = room(session, size);
        this.zero = session.table(new int[1]);
        int count = Math.multiplyExact(1 << DIGIT, Math.ceilDiv(size, RUN));
        for (Level last = new Level(room(session, count), count); ; last = new Level(room(session, last.runs()), last.runs())) {
            levels.add(last);
            if (last.runs() == 1) break;
        }
    }

    private static cl_mem room(Session session, int size) {
        return session.memory((long) Integer.BYTES * size);
    }

    cl_mem keys() {
        return keys;
    }

    cl_mem numbers() {
        return numbers;
    }

    void sort() {
        int runs = Math.ceilDiv(size, RUN);
        for (int shift = 0; shift < bits; shift += DIGIT) {
            cl_mem counts = levels.getFirst().counts;
            program.routine("count").items(runs, keys, shift, counts, runs, size);
            accumulate();
            program.routine("move").items(runs, keys, numbers, shift, counts, runs, otherKeys, otherNumbers, size);
            swap();
        }
    }

    /// Makes of the counts where their digits begin: sums upwards, then downwards what comes before.
    private void accumulate() {
        for (int k = 0; k < levels.size() - 1; k++) {
            Level level = levels.get(k);
            program.routine("sums").items(level.runs(), level.counts, levels.get(k + 1).counts, level.runs(), level.size);
        }
        for (int k = levels.size() - 1; k >= 0; k--) {
            Level level = levels.get(k);
            cl_mem before = k == levels.size() - 1 ? zero : levels.get(k + 1).counts;
            program.routine("accumulate").items(level.runs(), level.counts, before, level.runs(), level.size);
        }
    }

    private void swap() {
        cl_mem sorted = otherKeys;
        otherKeys = keys;
        keys = sorted;
        cl_mem moved = otherNumbers;
        otherNumbers = numbers;
        numbers = moved;
    }
}
