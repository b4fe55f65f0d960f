package org.mfglab.device.cpu;

import org.mfglab.grid.Grid;

/// The lines of a grid along one axis, cut into batches of neighbouring lines.
///
/// A batch is gathered into a dense array with the lines interleaved, `batch[i * lanes + lane]`, so that one loop over the lanes
/// treats many lines at once, whatever the axis and the dimension. How the lines are cut depends on the grid alone.
final class LineBatches {

    /// Values of one scratch array that fit the cache beside the others.
    private static final int TARGET = 16_384;

    private final int n;
    private final boolean rows;
    private final int lineStride;
    private final int pointStride;
    private final int linesPerBlock;
    private final int blockStride;
    private final int blocks;
    private final int lanes;
    private final int batchesPerBlock;

    LineBatches(Grid grid, int axis) {
        this(grid.n().stream().mapToInt(Integer::intValue).toArray(), axis);
    }

    /// @param shape points per axis
    LineBatches(int[] shape, int axis) {
        int size = 1;
        int stride = 1;
        for (int k = 0; k < shape.length; k++) {
            size *= shape[k];
            if (k < axis) stride *= shape[k];
        }
        n = shape[axis];
        rows = axis == 0;
        int lines = size / n;
        pointStride = stride;
        lineStride = axis == 0 ? n : 1;
        linesPerBlock = axis == 0 ? lines : pointStride;
        blocks = lines / linesPerBlock;
        blockStride = axis == 0 ? size : n * pointStride;
        lanes = Math.min(linesPerBlock, Math.max(8, Math.min(64, TARGET / n / 8 * 8)));
        batchesPerBlock = (linesPerBlock + lanes - 1) / lanes;
    }

    int points() {
        return n;
    }

    /// The largest number of lines in a batch.
    int maximumLanes() {
        return lanes;
    }

    int count() {
        return blocks * batchesPerBlock;
    }

    /// The number of lines in a batch.
    int lanes(int batch) {
        return Math.min(lanes, linesPerBlock - firstLine(batch));
    }

    private int firstLine(int batch) {
        return batch % batchesPerBlock * lanes;
    }

    /// Where the first point of a batch is stored.
    int start(int batch) {
        return batch / batchesPerBlock * blockStride + firstLine(batch) * lineStride;
    }

    /// Distance in memory from one line of a batch to the next.
    int lineStride() {
        return lineStride;
    }

    /// Distance in memory from one point of a line to the next.
    int pointStride() {
        return pointStride;
    }

    /// The batch that holds a cell.
    int batch(int cell) {
        return cell / blockStride * batchesPerBlock + line(cell) / lanes;
    }

    /// The place of a cell in the dense array of its batch.
    int place(int cell) {
        int point = cell / pointStride % n;
        return point * lanes(batch(cell)) + line(cell) % lanes;
    }

    /// The cell at a place in the dense array of a batch.
    int cell(int batch, int place) {
        int width = lanes(batch);
        return start(batch) + place / width * pointStride + place % width * lineStride;
    }

    /// The number of the line of a cell among those of its block.
    private int line(int cell) {
        return rows ? cell / n : cell % pointStride;
    }

    /// Copies the lines of a batch into a dense array.
    void gather(int batch, double[] slice, double[] dense) {
        int width = lanes(batch);
        int start = start(batch);
        if (lineStride == 1)
            for (int i = 0; i < n; i++) System.arraycopy(slice, start + i * pointStride, dense, i * width, width);
        else
            for (int lane = 0; lane < width; lane++)
                for (int i = 0, from = start + lane * lineStride; i < n; i++) dense[i * width + lane] = slice[from + i];
    }

    /// Adds a dense array to the lines of a batch.
    void add(int batch, double[] dense, double[] slice) {
        int width = lanes(batch);
        int start = start(batch);
        for (int i = 0; i < n; i++)
            for (int lane = 0, to = start + i * pointStride; lane < width; lane++, to += lineStride) slice[to] += dense[i * width + lane];
    }

    /// The inverse of [#gather].
    void scatter(int batch, double[] dense, double[] slice) {
        int width = lanes(batch);
        int start = start(batch);
        if (lineStride == 1)
            for (int i = 0; i < n; i++) System.arraycopy(dense, i * width, slice, start + i * pointStride, width);
        else
            for (int lane = 0; lane < width; lane++)
                for (int i = 0, to = start + lane * lineStride; i < n; i++) slice[to + i] = dense[i * width + lane];
    }
}
