package org.mfglab.gpu;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jocl.cl_mem;
import org.mfglab.device.DeviceException;
import org.mfglab.device.DeviceException.Kind;

/// Who is in the memory of a device. Slices that may move give way when it is full, those unused for longest first; what the command at hand uses stays.
final class Residents {

    private final Session session;
    private final long capacity;
    private final List<cl_mem> all = new ArrayList<>();

    /// The slices that may move, by when they were used last, the longest ago first.
    private final LinkedHashMap<ClBuffer, Long> movable = new LinkedHashMap<>(16, 0.75f, true);

    private long used;
    private long command;
    private boolean closed;

    /// @param capacity bytes that buffers may take in all
    Residents(Session session, long capacity) {
        this.session = session;
        this.capacity = capacity;
    }

    long capacity() {
        return capacity;
    }

    /// Begins another command: what the last one used may move again.
    void next() {
        command++;
    }

    /// A slice that may move. It takes no place before it is used.
    ClBuffer guest(int size) {
        ClBuffer slice = new ClBuffer(session, size);
        movable.put(slice, -1L);
        return slice;
    }

    /// Sees to it that a slice has its place while the command at hand runs.
    void use(ClBuffer slice) {
        if (closed) throw new IllegalStateException("The device of this slice is closed; what is wanted of it must be read before.");
        if (movable.containsKey(slice)) movable.put(slice, command);
        if (!slice.isResident()) slice.settle(place(slice.bytes()));
    }

    /// Memory with anything in it, until the session ends.
    cl_mem place(long bytes) {
        if (bytes > session.device.allocation()) throw full(bytes);
        while (used + bytes > capacity) {
            cl_mem left = longestUnused(bytes);
            if (left != null) return left;
        }
        while (true)
            try {
                return made(bytes);
            } catch (DeviceException e) {
                // Others may use the device, too: it is full before we have what we count on.
                if (e.kind() != Kind.MEMORY || !mayGiveWay()) throw e;
                cl_mem left = longestUnused(bytes);
                if (left != null) return left;
            }
    }

    private boolean mayGiveWay() {
        return movable.entrySet().stream().anyMatch(entry -> entry.getKey().isResident() && entry.getValue() != command);
    }

    /// Sends the slice that was unused for longest to the host.
    ///
    /// @return its place, if that has just the size that is wanted
    private cl_mem longestUnused(long bytes) {
        Iterator<Map.Entry<ClBuffer, Long>> slices = movable.entrySet().iterator();
        while (slices.hasNext()) {
            Map.Entry<ClBuffer, Long> entry = slices.next();
            ClBuffer slice = entry.getKey();
            if (!slice.isResident() || entry.getValue() == command) continue;
            cl_mem place = slice.leave();
            if (slice.bytes() == bytes) return place;
            release(place, slice.bytes());
            return null;
        }
        throw full(bytes);
    }

    private cl_mem made(long bytes) {
        cl_mem place = session.cl.memory(session.context, bytes);
        all.add(place);
        used += bytes;
        return place;
    }

    private void release(cl_mem place, long bytes) {
        all.remove(place);
        used -= bytes;
        session.cl.release(place);
    }

    private DeviceException full(long bytes) {
        return new DeviceException(Kind.MEMORY, "%s has no room for another %,d bytes: %,d of %,d are taken, and one buffer may have %,d. Take fewer points, or device = \"cpu\"."
                .formatted(session.device.facts().name(), bytes, used, capacity, session.device.allocation()));
    }

    void close() {
        closed = true;
        Closing.all(all.stream().<Runnable>map(place -> () -> session.cl.release(place)).toList());
        all.clear();
    }
}
