package org.mfglab.solve;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.mfglab.device.AxisStage;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;
import org.mfglab.device.Convolution;
import org.mfglab.device.LevelStage;
import org.mfglab.device.PointwiseKernel;
import org.mfglab.device.Precision;
import org.mfglab.device.SplineStage;

/// The processor, whose slices hold numbers of single precision: every operation rounds the slices that it was given.
final class RoundedBackend {

    private static final Set<Class<?>> PARTS = Set.of(AxisStage.class, Convolution.class, LevelStage.class, PointwiseKernel.class, SplineStage.class);

    private RoundedBackend() { }

    static Backend open() {
        return rounding(Backend.class, Backend.cpu(1));
    }

    private static <T> T rounding(Class<T> type, Object exact) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
            if (method.getName().equals("precision")) return Precision.SINGLE;
            Object result = invoked(() -> method.invoke(exact, arguments));
            if (arguments != null) Arrays.stream(arguments).forEach(RoundedBackend::round);
            return PARTS.contains(method.getReturnType()) ? rounding(method.getReturnType(), result) : rounded(result);
        }));
    }

    private interface Call {
        Object result() throws ReflectiveOperationException;
    }

    private static Object invoked(Call call) throws Throwable {
        try {
            return call.result();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object rounded(Object result) {
        return result instanceof Double number ? (Object) (double) number.floatValue() : result;
    }

    private static void round(Object argument) {
        switch (argument) {
            case Buffer slice -> {
                double[] values = new double[slice.size()];
                slice.read(values);
                slice.write(Arrays.stream(values).map(x -> (float) x).toArray());
            }
            case Buffer[] slices -> Stream.of(slices).forEach(RoundedBackend::round);
            case null, default -> { }
        }
    }
}
