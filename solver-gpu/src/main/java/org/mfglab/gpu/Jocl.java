package org.mfglab.gpu;

import static org.jocl.CL.CL_CONTEXT_PLATFORM;
import static org.jocl.CL.CL_DEVICE_NOT_FOUND;
import static org.jocl.CL.CL_DEVICE_TYPE_ALL;
import static org.jocl.CL.CL_KERNEL_WORK_GROUP_SIZE;
import static org.jocl.CL.CL_MEM_READ_WRITE;
import static org.jocl.CL.CL_PROFILING_COMMAND_END;
import static org.jocl.CL.CL_PROFILING_COMMAND_START;
import static org.jocl.CL.CL_PROGRAM_BINARIES;
import static org.jocl.CL.CL_PROGRAM_BINARY_SIZES;
import static org.jocl.CL.CL_PROGRAM_BUILD_LOG;
import static org.jocl.CL.CL_QUEUE_PROFILING_ENABLE;
import static org.jocl.CL.CL_TRUE;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_event;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;
import org.jocl.cl_platform_id;
import org.jocl.cl_program;
import org.mfglab.device.DeviceException;

/// OpenCL by the bindings of JOCL.
final class Jocl implements OpenCl {

    /// Under which names a system has OpenCL.
    private static final List<String> LIBRARIES = List.of("libOpenCL.so.1", "libOpenCL.so", "OpenCL.dll", "/System/Library/Frameworks/OpenCL.framework/OpenCL");

    /// Looks for OpenCL before the bindings do, which would print that it is missing among the results of the program.
    ///
    /// @throws DeviceException where the machine has no OpenCL
    Jocl() {
        if (LIBRARIES.stream().noneMatch(Jocl::isThere)) throw absent(null);
        try {
            CL.setExceptionsEnabled(false);
        } catch (LinkageError e) {
            throw absent(e);
        }
    }

    @SuppressWarnings("restricted")
    private static boolean isThere(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static DeviceException absent(LinkageError cause) {
        return new DeviceException(DeviceException.Kind.ABSENT, "There is no OpenCL on this machine: the library libOpenCL cannot be loaded.", cause);
    }

    @Override
    public cl_platform_id[] platforms() {
        int[] count = new int[1];
        int code = CL.clGetPlatformIDs(0, null, count);
        if (code == Status.PLATFORM_NOT_FOUND) return new cl_platform_id[0];
        Status.check(code, "clGetPlatformIDs");
        cl_platform_id[] platforms = new cl_platform_id[count[0]];
        if (count[0] > 0) Status.check(CL.clGetPlatformIDs(count[0], platforms, null), "clGetPlatformIDs");
        return platforms;
    }

    @Override
    public cl_device_id[] devices(cl_platform_id platform) {
        int[] count = new int[1];
        int code = CL.clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, 0, null, count);
        if (code == CL_DEVICE_NOT_FOUND) return new cl_device_id[0];
        Status.check(code, "clGetDeviceIDs");
        cl_device_id[] devices = new cl_device_id[count[0]];
        if (count[0] > 0) Status.check(CL.clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, count[0], devices, null), "clGetDeviceIDs");
        return devices;
    }

    @Override
    public String text(cl_platform_id platform, int property) {
        long[] size = new long[1];
        Status.check(CL.clGetPlatformInfo(platform, property, 0, null, size), "clGetPlatformInfo");
        byte[] text = new byte[(int) size[0]];
        Status.check(CL.clGetPlatformInfo(platform, property, text.length, Pointer.to(text), null), "clGetPlatformInfo");
        return string(text);
    }

    @Override
    public String text(cl_device_id device, int property) {
        long[] size = new long[1];
        Status.check(CL.clGetDeviceInfo(device, property, 0, null, size), "clGetDeviceInfo");
        byte[] text = new byte[(int) size[0]];
        Status.check(CL.clGetDeviceInfo(device, property, text.length, Pointer.to(text), null), "clGetDeviceInfo");
        return string(text);
    }

    private static String string(byte[] text) {
        int length = text.length;
        while (length > 0 && text[length - 1] == 0) length--;
        return new String(text, 0, length, StandardCharsets.UTF_8).strip();
    }

    /// Numbers come with 4 or 8 bytes, the lower ones first or last as the machine has it.
    @Override
    public long number(cl_device_id device, int property) {
        long[] size = new long[1];
        Status.check(CL.clGetDeviceInfo(device, property, 0, null, size), "clGetDeviceInfo");
        ByteBuffer bytes = ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder());
        Status.check(CL.clGetDeviceInfo(device, property, size[0], Pointer.to(bytes), null), "clGetDeviceInfo");
        return size[0] == Integer.BYTES ? Integer.toUnsignedLong(bytes.getInt(0)) : bytes.getLong(0);
    }

    @Override
    public cl_context context(cl_platform_id platform, cl_device_id device) {
        cl_context_properties properties = new cl_context_properties();
        properties.addProperty(CL_CONTEXT_PLATFORM, platform);
        int[] code = new int[1];
        cl_context context = CL.clCreateContext(properties, 1, new cl_device_id[] {device}, null, null, code);
        Status.check(code[0], "clCreateContext");
        return context;
    }

    /// The call of OpenCL 1.2: its successor is not there on older drivers.
    @SuppressWarnings("deprecation")
    @Override
    public cl_command_queue queue(cl_context context, cl_device_id device, boolean measured) {
        int[] code = new int[1];
        cl_command_queue queue = CL.clCreateCommandQueue(context, device, measured ? CL_QUEUE_PROFILING_ENABLE : 0, code);
        Status.check(code[0], "clCreateCommandQueue");
        return queue;
    }

    @Override
    public cl_mem memory(cl_context context, long bytes) {
        int[] code = new int[1];
        cl_mem memory = CL.clCreateBuffer(context, CL_MEM_READ_WRITE, bytes, null, code);
        Status.check(code[0], "clCreateBuffer");
        return memory;
    }

    @Override
    public cl_program source(cl_context context, String text) {
        int[] code = new int[1];
        cl_program program = CL.clCreateProgramWithSource(context, 1, new String[] {text}, null, code);
        Status.check(code[0], "clCreateProgramWithSource");
        return program;
    }

    @Override
    public cl_program binary(cl_context context, cl_device_id device, byte[] code) {
        int[] status = new int[1];
        int[] result = new int[1];
        cl_program program = CL.clCreateProgramWithBinary(context, 1, new cl_device_id[] {device}, new long[] {code.length}, new byte[][] {code}, status, result);
        Status.check(result[0], "clCreateProgramWithBinary");
        return program;
    }

    @Override
    public void build(cl_program program, cl_device_id device, String options) {
        Status.check(CL.clBuildProgram(program, 1, new cl_device_id[] {device}, options, null, null), "clBuildProgram");
    }

    @Override
    public String log(cl_program program, cl_device_id device) {
        long[] size = new long[1];
        Status.check(CL.clGetProgramBuildInfo(program, device, CL_PROGRAM_BUILD_LOG, 0, null, size), "clGetProgramBuildInfo");
        byte[] text = new byte[(int) size[0]];
        Status.check(CL.clGetProgramBuildInfo(program, device, CL_PROGRAM_BUILD_LOG, text.length, Pointer.to(text), null), "clGetProgramBuildInfo");
        return string(text);
    }

    @Override
    public byte[] code(cl_program program) {
        long[] size = new long[1];
        Status.check(CL.clGetProgramInfo(program, CL_PROGRAM_BINARY_SIZES, Sizeof.size_t, Pointer.to(size), null), "clGetProgramInfo");
        byte[] code = new byte[(int) size[0]];
        Status.check(CL.clGetProgramInfo(program, CL_PROGRAM_BINARIES, Sizeof.POINTER, Pointer.to(Pointer.to(code)), null), "clGetProgramInfo");
        return code;
    }

    @Override
    public cl_kernel kernel(cl_program program, String name) {
        int[] code = new int[1];
        cl_kernel kernel = CL.clCreateKernel(program, name, code);
        Status.check(code[0], "clCreateKernel");
        return kernel;
    }

    @Override
    public long largestGroup(cl_kernel kernel, cl_device_id device) {
        long[] size = new long[1];
        Status.check(CL.clGetKernelWorkGroupInfo(kernel, device, CL_KERNEL_WORK_GROUP_SIZE, Sizeof.size_t, Pointer.to(size), null), "clGetKernelWorkGroupInfo");
        return size[0];
    }

    @Override
    public void argument(cl_kernel kernel, int index, long bytes, Pointer value) {
        Status.check(CL.clSetKernelArg(kernel, index, bytes, value), "clSetKernelArg");
    }

    @Override
    public void launch(cl_command_queue queue, cl_kernel kernel, long items, long group) {
        Status.check(CL.clEnqueueNDRangeKernel(queue, kernel, 1, null, new long[] {items}, new long[] {group}, 0, null, null), "clEnqueueNDRangeKernel");
    }

    @Override
    public long measured(cl_command_queue queue, cl_kernel kernel, long items, long group) {
        cl_event event = new cl_event();
        Status.check(CL.clEnqueueNDRangeKernel(queue, kernel, 1, null, new long[] {items}, new long[] {group}, 0, null, event), "clEnqueueNDRangeKernel");
        try {
            Status.check(CL.clWaitForEvents(1, new cl_event[] {event}), "clWaitForEvents");
            return time(event, CL_PROFILING_COMMAND_END) - time(event, CL_PROFILING_COMMAND_START);
        } finally {
            CL.clReleaseEvent(event);
        }
    }

    private static long time(cl_event event, int moment) {
        long[] time = new long[1];
        Status.check(CL.clGetEventProfilingInfo(event, moment, Sizeof.cl_ulong, Pointer.to(time), null), "clGetEventProfilingInfo");
        return time[0];
    }

    @Override
    public void copy(cl_command_queue queue, cl_mem from, cl_mem to, long bytes) {
        Status.check(CL.clEnqueueCopyBuffer(queue, from, to, 0, 0, bytes, 0, null, null), "clEnqueueCopyBuffer");
    }

    @Override
    public void zero(cl_command_queue queue, cl_mem memory, long bytes) {
        Status.check(CL.clEnqueueFillBuffer(queue, memory, Pointer.to(new byte[1]), 1, 0, bytes, 0, null, null), "clEnqueueFillBuffer");
    }

    @Override
    public void read(cl_command_queue queue, cl_mem from, long bytes, Pointer to) {
        Status.check(CL.clEnqueueReadBuffer(queue, from, CL_TRUE, 0, bytes, to, 0, null, null), "clEnqueueReadBuffer");
    }

    @Override
    public void write(cl_command_queue queue, cl_mem to, long bytes, Pointer from) {
        Status.check(CL.clEnqueueWriteBuffer(queue, to, CL_TRUE, 0, bytes, from, 0, null, null), "clEnqueueWriteBuffer");
    }

    @Override
    public void finish(cl_command_queue queue) {
        Status.check(CL.clFinish(queue), "clFinish");
    }

    @Override
    public void release(cl_mem memory) {
        Status.check(CL.clReleaseMemObject(memory), "clReleaseMemObject");
    }

    @Override
    public void release(cl_kernel kernel) {
        Status.check(CL.clReleaseKernel(kernel), "clReleaseKernel");
    }

    @Override
    public void release(cl_program program) {
        Status.check(CL.clReleaseProgram(program), "clReleaseProgram");
    }

    @Override
    public void release(cl_command_queue queue) {
        Status.check(CL.clReleaseCommandQueue(queue), "clReleaseCommandQueue");
    }

    @Override
    public void release(cl_context context) {
        Status.check(CL.clReleaseContext(context), "clReleaseContext");
    }
}
