package org.mfglab.gpu;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/// OpenCL of which one call fails with an error code, and all others do what the driver does.
final class FailingCalls {

    private final OpenCl driver;
    private final int failing;
    private final int code;

    /// The names of the calls, in order.
    final List<String> calls = new ArrayList<>();

    /// @param failing the number of the call, from 0; -1 for none
    FailingCalls(OpenCl driver, int failing, int code) {
        this.driver = driver;
        this.failing = failing;
        this.code = code;
    }

    /// How many of the calls have one of these names.
    long count(List<String> names) {
        return calls.stream().filter(names::contains).count();
    }

    OpenCl bindings() {
        return (OpenCl) Proxy.newProxyInstance(OpenCl.class.getClassLoader(), new Class<?>[] {OpenCl.class}, (_, method, arguments) -> {
            calls.add(method.getName());
            if (calls.size() - 1 == failing) throw Status.failure(code, method.getName());
            try {
                return method.invoke(driver, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
