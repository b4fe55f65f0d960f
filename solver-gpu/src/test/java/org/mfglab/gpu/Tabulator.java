package org.mfglab.gpu;

import static org.jocl.CL.*;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_context;
import org.jocl.cl_command_queue;
import org.jocl.cl_device_id;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;
import org.jocl.cl_platform_id;
import org.jocl.cl_program;

/// Functions `static void NAME(real a0, real a1, .., real *r0)` at many places, on the first OpenCL device.
final class Tabulator implements AutoCloseable {

    private final cl_context context;
    private final cl_command_queue queue;
    private final cl_program built;
    private final int width;
    private final int functions;

    /// @param width     numbers of a real: 1, 4 or 8
    /// @param functions texts; function k is called `formulaK`
    Tabulator(int width, int inputs, List<String> functions) {
        this.width = width;
        this.functions = functions.size();
        cl_device_id device = device();
        context = clCreateContext(null, 1, new cl_device_id[] {device}, null, null, null);
        queue = createQueue(context, device);
        String text = "#define WIDTH " + width + "\n" + numbers() + String.join("", functions) + kernel(inputs);
        built = clCreateProgramWithSource(context, 1, new String[] {text}, null, null);
        clBuildProgram(built, 0, null, "-cl-std=CL1.2", null, null);
    }

    @SuppressWarnings("deprecation")
    private static cl_command_queue createQueue(cl_context context, cl_device_id device) {
        return clCreateCommandQueue(context, device, 0, null);
    }

    /// Skips the test, with the reason, where there is no device, unless `mfglab.require` asks for one.
    private static cl_device_id device() {
        boolean required = Arrays.asList(System.getProperty("mfglab.require", "").split(",")).contains("opencl");
        try {
            CL.setExceptionsEnabled(true);
            cl_platform_id[] platforms = new cl_platform_id[1];
            clGetPlatformIDs(1, platforms, null);
            cl_device_id[] devices = new cl_device_id[1];
            clGetDeviceIDs(platforms[0], CL_DEVICE_TYPE_ALL, 1, devices, null);
            return devices[0];
        } catch (CLException | LinkageError absent) {
            if (required) throw absent;
            return abort("no OpenCL device: " + absent.getMessage());
        }
    }

    private static String numbers() {
        try (InputStream text = Tabulator.class.getResourceAsStream("numbers.cl")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Input k of place i is `in[k][i]`, output likewise.
    private String kernel(int inputs) {
        String arguments = IntStream.range(0, inputs).mapToObj(k -> "in[" + k + " * n + i], ").collect(Collectors.joining());
        String calls = IntStream.range(0, functions).mapToObj(k -> "    formula" + k + "(" + arguments + "&r);\n    out[" + k + " * n + i] = r;\n")
                .collect(Collectors.joining());
        return "kernel void tabulate(global const real *in, global real *out)\n{\n    const size_t i = get_global_id(0), n = get_global_size(0);\n"
                + "    real r;\n" + calls + "}\n";
    }

    /// @param in by input, places; as many as a multiple of the width
    /// @return by function, places
    double[][] values(double[][] in) {
        int length = in[0].length;
        double[] flat = Arrays.stream(in).flatMapToDouble(Arrays::stream).toArray();
        double[] out = new double[functions * length];
        cl_mem from = clCreateBuffer(context, CL_MEM_READ_ONLY | CL_MEM_COPY_HOST_PTR, (long) Sizeof.cl_double * flat.length, Pointer.to(flat), null);
        cl_mem to = clCreateBuffer(context, CL_MEM_WRITE_ONLY, (long) Sizeof.cl_double * out.length, null, null);
        cl_kernel kernel = clCreateKernel(built, "tabulate", null);
        clSetKernelArg(kernel, 0, Sizeof.cl_mem, Pointer.to(from));
        clSetKernelArg(kernel, 1, Sizeof.cl_mem, Pointer.to(to));
        clEnqueueNDRangeKernel(queue, kernel, 1, null, new long[] {length / width}, null, 0, null, null);
        clEnqueueReadBuffer(queue, to, true, 0, (long) Sizeof.cl_double * out.length, Pointer.to(out), 0, null, null);
        clReleaseKernel(kernel);
        clReleaseMemObject(from);
        clReleaseMemObject(to);
        return IntStream.range(0, functions).mapToObj(k -> Arrays.copyOfRange(out, k * length, (k + 1) * length)).toArray(double[][]::new);
    }

    @Override
    public void close() {
        clReleaseProgram(built);
        clReleaseCommandQueue(queue);
        clReleaseContext(context);
    }
}
