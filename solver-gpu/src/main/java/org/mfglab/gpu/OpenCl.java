package org.mfglab.gpu;

import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_device_id;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;
import org.jocl.cl_platform_id;
import org.jocl.cl_program;
import org.mfglab.device.DeviceException;

/// The calls of OpenCL 1.2 that the back end makes. Each throws a [DeviceException] (see [Status]) where the driver reports an error.
interface OpenCl {

    cl_platform_id[] platforms();

    cl_device_id[] devices(cl_platform_id platform);

    /// A property of a platform that is a text.
    String text(cl_platform_id platform, int property);

    /// A property of a device that is a text.
    String text(cl_device_id device, int property);

    /// A property of a device that is a number.
    long number(cl_device_id device, int property);

    cl_context context(cl_platform_id platform, cl_device_id device);

    /// A queue whose commands run in order.
    ///
    /// @param measured whether [#measured] is to be called
    cl_command_queue queue(cl_context context, cl_device_id device, boolean measured);

    cl_mem memory(cl_context context, long bytes);

    cl_program source(cl_context context, String text);

    cl_program binary(cl_context context, cl_device_id device, byte[] code);

    void build(cl_program program, cl_device_id device, String options);

    /// What the compiler says.
    String log(cl_program program, cl_device_id device);

    /// The compiled program, in a form of the driver.
    byte[] code(cl_program program);

    cl_kernel kernel(cl_program program, String name);

    /// The largest work group in which a kernel runs on a device.
    long largestGroup(cl_kernel kernel, cl_device_id device);

    void argument(cl_kernel kernel, int index, long bytes, Pointer value);

    /// Starts a kernel in one dimension.
    ///
    /// @param group work items of one group; divides items
    void launch(cl_command_queue queue, cl_kernel kernel, long items, long group);

    /// The same, and waits for its end.
    ///
    /// @return how long it ran, in nanoseconds
    long measured(cl_command_queue queue, cl_kernel kernel, long items, long group);

    /// Copies between buffers.
    void copy(cl_command_queue queue, cl_mem from, cl_mem to, long bytes);

    /// Sets bytes to zero.
    void zero(cl_command_queue queue, cl_mem memory, long bytes);

    /// Copies to the host, and waits.
    void read(cl_command_queue queue, cl_mem from, long bytes, Pointer to);

    /// Copies from the host, and waits.
    void write(cl_command_queue queue, cl_mem to, long bytes, Pointer from);

    /// Waits for all commands.
    void finish(cl_command_queue queue);

    void release(cl_mem memory);

    void release(cl_kernel kernel);

    void release(cl_program program);

    void release(cl_command_queue queue);

    void release(cl_context context);
}
