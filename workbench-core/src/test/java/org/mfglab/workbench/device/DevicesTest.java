package org.mfglab.workbench.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mfglab.device.DeviceException;
import org.mfglab.device.DeviceException.Kind;
import org.mfglab.device.Precision;
import org.mfglab.workbench.run.Problems;
import org.mfglab.workbench.study.Study;

class DevicesTest {

    private static final Devices NONE = new Devices(Optional::empty, _ -> 10e9);

    /// 22 500 cells.
    private static Study large(String device, String... more) {
        List<String> settings = new ArrayList<>(List.of("grid.n=[150, 150]", "time.nt=2", "solver.device=" + device));
        settings.addAll(List.of(more));
        return Problems.preset("acd", settings.toArray(String[]::new));
    }

    private static String opened(Devices devices, Study study) {
        try (OpenDevice open = devices.open(study)) {
            return open.name() + ": " + open.why().orElse("-");
        }
    }

    @Test
    void theProcessorIsOpenedWithoutLookingForAnythingElse() {
        BorrowedAccelerators accelerators = new BorrowedAccelerators().with(true, 100e9);
        assertEquals("cpu: -", opened(accelerators.besideTenGigabytes(), large("cpu")));
        assertEquals(List.of(), accelerators.said());
    }

    @Test
    void anAcceleratorIsTakenByItsNumberOrAsTheFirstWithDoubles() {
        Devices devices = new BorrowedAccelerators().with(false, 100e9).with(true, 1e9).with(true, 2e9).besideTenGigabytes();
        assertEquals("opencl:2: -", opened(devices, large("opencl:2")));
        assertEquals("opencl:1: -", opened(devices, large("opencl")));
    }

    @Test
    void singlePrecisionTakesAnyAcceleratorAndNeverTheProcessor() {
        Devices devices = new BorrowedAccelerators().with(false, 1e9).with(false, 3e9).with(true, 2e9).besideTenGigabytes();
        assertEquals("opencl:0: -", opened(devices, large("opencl", "solver.precision=f32")));
        assertEquals("opencl:1: f32 needs an OpenCL device", opened(devices, large("auto", "solver.precision=f32")));
        assertEquals("opencl:1: f32 needs an OpenCL device", opened(devices, Problems.preset("acd", "grid.n=[8, 8]", "solver.device=auto", "solver.precision=f32")));
        try (OpenDevice open = devices.open(large("auto", "solver.precision=f32"))) {
            assertEquals(Precision.SINGLE, open.backend().precision());
            assertFalse(open.replaceable());
        }
        DeviceException absent = assertThrows(DeviceException.class, () -> NONE.open(large("auto", "solver.precision=f32")));
        assertEquals(Kind.ABSENT, absent.kind());
        assertTrue(absent.getMessage().startsWith("precision = \"f32\" needs an OpenCL device. "), absent.getMessage());
    }

    @Test
    void aNumberThatIsNotThereIsAnsweredWithThoseThatAre() {
        Devices devices = new BorrowedAccelerators().with(true, 1e9).with(false, 1e9).besideTenGigabytes();
        DeviceException absent = assertThrows(DeviceException.class, () -> devices.open(large("opencl:2")));
        assertEquals(Kind.ABSENT, absent.kind());
        assertEquals("There is no device opencl:2. There is opencl:0 (device 0), opencl:1 (device 1).", absent.getMessage());
        assertEquals(Kind.UNSUPPORTED, assertThrows(DeviceException.class, () -> new BorrowedAccelerators().with(false, 1e9).besideTenGigabytes().open(large("opencl"))).kind());
        assertEquals(Kind.ABSENT, assertThrows(DeviceException.class, () -> NONE.open(large("opencl"))).kind());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "15.0 | opencl:0: it copies 15.0 GB/s, the processor 10.0 GB/s",
        "14.9 | cpu: opencl:0 copies 14.9 GB/s, the processor 10.0 GB/s, and that is less than 1.5 times as much",
        "9.0  | cpu: opencl:0 copies 9.0 GB/s, the processor 10.0 GB/s, and that is less than 1.5 times as much"})
    void ofItselfOnlyWhatIsClearlyFasterIsTaken(double gigabytes, String expected) {
        assertEquals(expected, opened(new BorrowedAccelerators().with(true, 1e9 * gigabytes).besideTenGigabytes(), large("auto")));
    }

    @Test
    void theFastestWithDoublesIsTakenAndMeasuredOnce() {
        BorrowedAccelerators accelerators = new BorrowedAccelerators().with(true, Double.NaN).with(false, 900e9).with(true, 20e9).with(true, 30e9);
        Devices devices = accelerators.besideTenGigabytes();
        for (int i = 0; i < 2; i++)
            try (OpenDevice open = devices.open(large("auto"))) {
                assertEquals("opencl:3", open.name());
                assertEquals(Optional.of(BorrowedAccelerators.DRIVER), open.driver());
                assertTrue(open.replaceable());
            }
        assertEquals(List.of("list", "copy 0", "copy 2", "copy 3", "open 3", "close 3", "open 3", "close 3"), accelerators.said());
    }

    @Test
    void whereNothingIsGainedTheProcessorIsTakenUnmeasured() {
        BorrowedAccelerators accelerators = new BorrowedAccelerators().with(true, 100e9);
        Devices devices = accelerators.besideTenGigabytes();
        assertEquals("cpu: 4096 cells are done before a device has compiled its kernels", opened(devices, large("auto", "grid.n=[64, 64]")));
        assertEquals("cpu: semi_lagrangian runs on the processor only", opened(devices, large("auto", "solver.scheme=semi_lagrangian")));
        assertEquals(List.of(), accelerators.said());
    }

    @Test
    void whereThereIsNoOtherTheProcessorIsTaken() {
        assertEquals("cpu: there is no OpenCL device", opened(NONE, large("auto")));
        assertEquals("cpu: there is no OpenCL device", opened(new BorrowedAccelerators().besideTenGigabytes(), large("auto")));
        assertEquals("cpu: no OpenCL device computes in double precision", opened(new BorrowedAccelerators().with(false, 1e12).besideTenGigabytes(), large("auto")));
        assertEquals("cpu: the OpenCL device fails: Device 0 is gone.", opened(new BorrowedAccelerators().with(true, Double.NaN).besideTenGigabytes(), large("auto")));
    }

    @Test
    void whatWasAskedForIsNotReplaced() {
        try (OpenDevice open = new BorrowedAccelerators().with(true, 100e9).besideTenGigabytes().open(large("opencl:0"))) {
            assertFalse(open.replaceable());
        }
    }

    @Test
    void theProcessorCopiesSomething() {
        double bandwidth = CopyBandwidth.ofProcessor(1, 0.01);
        assertTrue(bandwidth > 1e8 && bandwidth < 1e13, () -> "bytes per second: " + bandwidth);
    }
}
