// Rows made columns, out[j rows + r] = x[r n + j], by tiles of SIDE, so that both sides are read and written along their rows.

#if PROCESSOR

// A strip of rows by each item.
kernel void turn(global const double *x, const int rows, const int n, global double *out) {
    const int top = (int)get_global_id(0) * SIDE;
    for (int left = 0; left < n; left += SIDE)
        for (int j = left; j < min(left + SIDE, n); j++)
            for (int r = top; r < min(top + SIDE, rows); r++) out[j * rows + r] = x[r * n + j];
}

#else

// A tile by each group, through local memory.
kernel void turn(global const double *x, const int rows, const int n, global double *out) {
    local double tile[SIDE][SIDE + 1];
    const int across = (n + SIDE - 1) / SIDE;
    const int top = (int)get_group_id(0) / across * SIDE, left = (int)get_group_id(0) % across * SIDE;
    for (int k = get_local_id(0); k < SIDE * SIDE; k += GROUP) {
        const int r = top + k / SIDE, j = left + k % SIDE;
        if (r < rows && j < n) tile[k / SIDE][k % SIDE] = x[r * n + j];
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    for (int k = get_local_id(0); k < SIDE * SIDE; k += GROUP) {
        const int r = top + k % SIDE, j = left + k / SIDE;
        if (r < rows && j < n) out[j * rows + r] = tile[k % SIDE][k / SIDE];
    }
}

#endif
