package org.mfglab.workbench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfglab.device.DeviceException;
import org.mfglab.device.DeviceException.Kind;
import org.mfglab.workbench.device.BorrowedAccelerators;
import org.mfglab.workbench.device.Devices;

class DeviceTrialTest {

    private static Optional<String> trouble(BorrowedAccelerators accelerators) {
        Devices devices = accelerators.besideTenGigabytes();
        return DeviceTrial.trouble(devices, devices.accelerators().getFirst());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDeviceThatSolvesAsTheProcessorDoesPasses(boolean doubles) {
        BorrowedAccelerators accelerators = new BorrowedAccelerators().with(doubles, 1e9);
        assertEquals(Optional.empty(), trouble(accelerators));
        assertEquals("close 0", accelerators.said().getLast());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1 + 1e-8, 1.01, Double.NaN})
    void aDeviceThatSolvesAnotherEquationDoesNot(double stretch) {
        String trouble = trouble(new BorrowedAccelerators().with(true, 1e9).stretching(stretch)).orElseThrow();
        assertTrue(trouble.startsWith("Its solution of a small game differs from that of the processor by "), trouble);
        assertTrue(trouble.endsWith(", and may by 1e-10."), trouble);
    }

    @Test
    void aDeviceThatFailsSaysSo() {
        assertEquals(Kind.LOST, assertThrows(DeviceException.class, () -> trouble(new BorrowedAccelerators().with(true, 1e9).failing(Kind.LOST, 20))).kind());
    }
}
