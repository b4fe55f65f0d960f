package org.mfglab.workbench.device;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.mfglab.device.Accelerators;
import org.mfglab.device.Backend;
import org.mfglab.device.DeviceException;
import org.mfglab.device.DeviceException.Kind;
import org.mfglab.device.Precision;

/// Three accelerators whose driver does not bear two questions at once; the last cannot be opened.
final class OneAtATime implements Accelerators {

    private static final int MILLISECONDS = 20;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final BorrowedAccelerators borrowed = new BorrowedAccelerators();
    int lists;

    /// An answer that takes its time.
    private <T> T alone(Supplier<T> answer) {
        if (!asked.compareAndSet(false, true)) throw new AssertionError("Two threads ask the driver at once.");
        try {
            Thread.sleep(MILLISECONDS);
            return answer.get();
        } catch (InterruptedException e) {
            throw new AssertionError("Nobody interrupts this.", e);
        } finally {
            asked.set(false);
        }
    }

    @Override
    public List<Device> devices() {
        return alone(() -> {
            lists++;
            return List.of(device(0), device(1), device(2));
        });
    }

    private static Device device(int index) {
        return new Device(index, "Shy", "device " + index, "version 1", 1L << 30, 2, false, index < 2);
    }

    @Override
    public double copyBandwidth(int index) {
        return alone(() -> 1e9 * (100 + index));
    }

    @Override
    public Backend openMeasured(int index) {
        throw new AssertionError("Nothing here is measured.");
    }

    @Override
    public Backend open(int index, Precision precision) {
        return alone(() -> {
            if (index == 2) throw new DeviceException(Kind.UNSUPPORTED, "It has no double precision.");
            return borrowed.open(index, precision);
        });
    }
}
