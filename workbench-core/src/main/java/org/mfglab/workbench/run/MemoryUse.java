package org.mfglab.workbench.run;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/// The memory that this program takes: what is in use in the heap right after a collection, and the buffers outside of it.
///
/// What a process has asked of its system says little, since a collector takes what it is given; what survives a collection is what
/// a smaller heap would have to hold. Each measurement is a full collection, so it is made only where a run holds most.
public final class MemoryUse {

    private long peak;

    /// Collects, and remembers what was left if it is more than ever before.
    public void measure() {
        System.gc();
        peak = Math.max(peak, afterCollection());
    }

    /// The bytes that the last collection left, and those of direct buffers.
    public static long afterCollection() {
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage).filter(usage -> usage != null).mapToLong(MemoryUsage::getUsed).sum();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream().filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
        return heap + direct;
    }

    /// The largest measurement in bytes; 0 before the first.
    public long peak() {
        return peak;
    }

    /// The same in units of a million bytes.
    public long megabytes() {
        return Math.round(1e-6 * peak);
    }
}
