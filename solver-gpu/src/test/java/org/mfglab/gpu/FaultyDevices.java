package org.mfglab.gpu;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.mfglab.device.Accelerators;
import org.mfglab.device.Backend;
import org.mfglab.device.Precision;

/// A real OpenCL device, said to be fast, whose driver fails when a test says so. Without a device the test is skipped.
public final class FaultyDevices implements Accelerators {

    private final Jocl driver = Driver.cl();
    private final OpenClDevice device = Driver.device(driver);
    private int healthy = Integer.MAX_VALUE;
    private int code;
    private boolean lost;

    /// From now on the driver answers so many calls more; the one after them fails.
    ///
    /// @param code OpenCL's word for why
    /// @param lost whether all later calls fail, too
    public void failAfter(int calls, int code, boolean lost) {
        this.healthy = calls;
        this.code = code;
        this.lost = lost;
    }

    /// Whether a call has failed.
    public boolean failed() {
        return healthy < 0;
    }

    @Override
    public List<Device> devices() {
        Device facts = device.facts();
        return List.of(new Device(0, facts.platform(), facts.name(), facts.driver(), facts.memory(), facts.units(), facts.processor(), facts.doubles()));
    }

    @Override
    public double copyBandwidth(int index) {
        return 1e12;
    }

    @Override
    public Backend openMeasured(int index) {
        throw new AssertionError("Nothing here is measured.");
    }

    @Override
    public Backend open(int index, Precision precision) {
        OpenCl failing = (OpenCl) Proxy.newProxyInstance(OpenCl.class.getClassLoader(), new Class<?>[] {OpenCl.class}, (_, method, arguments) -> {
            if (healthy-- <= 0 && (lost || healthy == -1)) throw Status.failure(code, method.getName());
            try {
                return method.invoke(driver, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return OpenClBackend.open(failing, device, Settings.of(device, precision));
    }
}
