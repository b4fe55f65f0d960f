package org.mfglab.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.mfglab.device.cpu.CpuBackend;

class BackendTest {

    @Test
    void processorOffersAllItsThreadsUnlessToldHowMany() {
        try (Backend all = Backend.cpu(0); Backend three = Backend.cpu(3)) {
            assertEquals(Runtime.getRuntime().availableProcessors(), all.threads());
            assertEquals(3, three.threads());
            assertEquals("cpu", three.device());
        }
    }

    @Test
    void negativeNumberOfThreadsIsRefused() {
        assertEquals("The number of threads (-2) must be at least 1.",
                assertThrows(IllegalArgumentException.class, () -> new CpuBackend(-2)).getMessage());
    }
}
