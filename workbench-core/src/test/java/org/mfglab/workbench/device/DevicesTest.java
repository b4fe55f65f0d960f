package org.mfglab.workbench.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
        assertEquals(Kind.MODULE, absent.kind());
        assertTrue(absent.getMessage().startsWith("precision = \"f32\" needs an OpenCL device. "), absent.getMessage());
    }

    @Test
    void aNumberThatIsNotThereIsAnsweredWithThoseThatAre() {
        Devices devices = new BorrowedAccelerators().with(true, 1e9).with(false, 1e9).besideTenGigabytes();
        DeviceException absent = assertThrows(DeviceException.class, () -> devices.open(large("opencl:2")));
        assertEquals(Kind.ABSENT, absent.kind());
        assertEquals("There is no device opencl:2. There is opencl:0 (device 0), opencl:1 (device 1).", absent.getMessage());
        assertEquals(Kind.UNSUPPORTED, assertThrows(DeviceException.class, () -> new BorrowedAccelerators().with(false, 1e9).besideTenGigabytes().open(large("opencl"))).kind());
        assertEquals(Kind.MODULE, assertThrows(DeviceException.class, () -> NONE.open(large("opencl"))).kind());
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
        assertEquals("cpu: the program was started without its OpenCL module", opened(NONE, large("auto")));
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
    void threadsAskADriverOneAfterTheOtherAndFindItsDevicesOnce() throws Exception {
        OneAtATime accelerators = new OneAtATime();
        Devices devices = new Devices(() -> Optional.of(accelerators), _ -> 10e9);
        List<String> opened = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<String>> answers = new ArrayList<>();
            for (String device : List.of("opencl:0", "auto", "opencl:1", "auto")) answers.add(threads.submit(() -> opened(devices, large(device))));
            for (Future<String> answer : answers) opened.add(answer.get());
        }
        assertEquals(List.of("opencl:0: -", "opencl:1: it copies 101.0 GB/s, the processor 10.0 GB/s", "opencl:1: -", "opencl:1: it copies 101.0 GB/s, the processor 10.0 GB/s"), opened);
        assertEquals(1, accelerators.lists);
    }

    @Test
    void whoOpensADeviceWaitsUntilItIsFree() throws Exception {
        BorrowedAccelerators accelerators = new BorrowedAccelerators().with(true, 1e9).with(true, 1e9);
        Devices devices = accelerators.besideTenGigabytes();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<String> second;
            try (OpenDevice _ = devices.open(large("opencl:0"))) {
                assertEquals("opencl:1: -", other.submit(() -> opened(devices, large("opencl:1"))).get());
                second = other.submit(() -> opened(devices, large("opencl:0")));
                assertThrows(TimeoutException.class, () -> second.get(200, TimeUnit.MILLISECONDS));
            }
            assertEquals("opencl:0: -", second.get());
        }
        assertEquals(List.of("list", "open 0", "open 1", "close 1", "close 0", "open 0", "close 0"), accelerators.said());
    }

    @Test
    void aDeviceThatCannotBeOpenedOrClosedIsFreeForTheNext() throws Exception {
        Devices devices = new BorrowedAccelerators().with(true, 1e9).failingToClose().besideTenGigabytes();
        assertThrows(DeviceException.class, () -> opened(devices, large("opencl:0")));
        Devices unopened = new Devices(() -> Optional.of(new OneAtATime()), _ -> 10e9);
        assertThrows(DeviceException.class, () -> opened(unopened, large("opencl:2")));
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            for (Devices each : List.of(devices, unopened)) {
                String device = each == devices ? "opencl:0" : "opencl:2";
                Future<String> next = other.submit(() -> opened(each, large(device)));
                assertInstanceOf(DeviceException.class, assertThrows(ExecutionException.class, () -> next.get(10, TimeUnit.SECONDS)).getCause());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 4194304", "4, 4194304", "5, 3355443", "64, 262144", "1024, 16384"})
    void theArraysThatAreCopiedTake256MegabytesAtMost(int threads, int doubles) {
        assertEquals(doubles, CopyBandwidth.doubles(threads));
        assertTrue(2L * Double.BYTES * doubles * threads <= 256 << 20);
    }

    @Test
    void theProcessorCopiesSomething() {
        double bandwidth = CopyBandwidth.ofProcessor(1, 0.01);
        assertTrue(bandwidth > 1e8 && bandwidth < 1e13, () -> "bytes per second: " + bandwidth);
    }
}
