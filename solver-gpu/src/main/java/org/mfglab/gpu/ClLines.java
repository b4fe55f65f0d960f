package org.mfglab.gpu;

import org.jocl.Pointer;
import org.jocl.cl_mem;
import org.mfglab.grid.Grid;

/// The lines of a grid along one axis, as the items of a device share them out: one each, or as many neighbouring ones as a vector has lanes.
///
/// Line l begins at `l / stride * n * stride + l % stride`, and its points are stride apart, so that neighbouring lines are neighbours in memory. Those
/// of the first axis are not: slices are turned for them, rows made columns.
final class ClLines {

    /// Beyond so many items a device is full.
    private static final int MOST_ITEMS = 65_536;

    /// The side of the tiles in which slices are turned: what a cache of a processor takes in one piece, and what items share elsewhere.
    private static final int CACHE_LINE = 8;
    private static final int TILE = 32;

    final int n;
    final int stride;

    /// Groups of lines that one item treats at once.
    final int sets;

    /// Items of a kernel; each treats every so many-th set.
    final int items;

    /// Whether they are those of the first axis of a plane or a box.
    final boolean turned;
    private final Session session;
    private final int lines;
    private final int side;
    private final Routine turn;

    ClLines(Session session, Grid grid, int axis) {
        this.session = session;
        n = grid.n(axis);
        lines = grid.size() / n;
        turned = axis == 0 && lines > 1;
        stride = turned ? lines : grid.stride(axis);
        sets = lines / stride * Math.ceilDiv(stride, session.workshop.width());
        int group = session.group();
        items = session.settings.processor() ? Math.min(sets, 2 * session.device.facts().units()) : Math.min(MOST_ITEMS / group, Math.ceilDiv(sets, group)) * group;
        side = session.settings.processor() ? CACHE_LINE : TILE;
        turn = session.workshop.scalar("#define SIDE %d\n".formatted(side), Workshop.resource("turn")).routine("turn");
    }

    /// A slice as the lines see it: itself, or its rows as columns.
    ///
    /// @param room modified where slices are turned; as large as the slice
    ClBuffer seen(ClBuffer slice, ClBuffer room) {
        if (!turned) return slice;
        turn(slice, lines, n, room);
        return room;
    }

    /// The inverse of [#seen].
    void back(ClBuffer seen, ClBuffer out) {
        if (turned) turn(seen, n, lines, out);
    }

    private void turn(ClBuffer x, int rows, int columns, ClBuffer out) {
        int strips = Math.ceilDiv(rows, side);
        turn.items(session.settings.processor() ? strips : strips * Math.ceilDiv(columns, side) * session.group(), x, rows, columns, out);
    }

    /// The bytes of so many working arrays of all items.
    long scratch(int arrays) {
        return (long) session.settings.precision().bytes() * session.workshop.width() * arrays * (n + 1) * Math.min(items, sets);
    }

    /// A table of the cells in the order in which items come to them: set by set and point by point on a processor, as slices are seen elsewhere. Lanes
    /// beyond the end of a block have what its last line has.
    cl_mem ordered(cl_mem table) {
        int[] cells = new int[n * lines];
        session.cl.read(session.queue, table, (long) Integer.BYTES * cells.length, Pointer.to(cells));
        int width = session.settings.processor() ? session.workshop.width() : stride;
        int across = Math.ceilDiv(stride, width);
        int[] ordered = new int[lines / stride * across * n * width];
        for (int j = 0; j < ordered.length; j++) {
            int set = j / width / n;
            int beside = Math.min(stride - 1, set % across * width + j % width);
            ordered[j] = cells[cell(set / across, beside, j / width % n)];
        }
        return session.table(ordered);
    }

    private int cell(int block, int line, int point) {
        return turned ? line * n + point : (block * n + point) * stride + line;
    }
}
