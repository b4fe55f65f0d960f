// Linear combinations and reductions of whole slices; real is one number.

kernel void combine(global double *out, const double a, global const double *x, const double b, global const double *y, const int n) {
    EACH(i, n) out[i] = a * x[i] + b * y[i];
}

// Row by row, each row by itself and in its order. On a processor an item reads its row; elsewhere the items of a group fetch TILE numbers of each of their rows together, neighbours
// side by side, before each adds those of its own.

#if PROCESSOR
#define ROW_BY_ROW(value) \
    const int r = get_global_id(0); \
    if (r >= rows) return; \
    double sum = 0; \
    for (int i = r * row; i < (r + 1) * row; i++) sum += value; \
    out[r] = sum;
#else
#define TILE 16
#define ROW_BY_ROW(value) \
    local double tile[GROUP][TILE + 1]; \
    const int lane = get_local_id(0), r = get_global_id(0), first = r - lane; \
    double sum = 0; \
    for (int start = 0; start < row; start += TILE) { \
        for (int k = lane; k < GROUP * TILE; k += GROUP) { \
            const int other = first + k / TILE, column = start + k % TILE; \
            const int i = other * row + column; \
            if (other < rows && column < row) tile[k / TILE][k % TILE] = value; \
        } \
        barrier(CLK_LOCAL_MEM_FENCE); \
        if (r < rows) for (int k = 0; k < min(TILE, row - start); k++) sum += tile[lane][k]; \
        barrier(CLK_LOCAL_MEM_FENCE); \
    } \
    if (r < rows) out[r] = sum;
#endif

kernel void row_sums(global const double *x, const int row, const int rows, global double *out) {
    ROW_BY_ROW(x[i])
}

kernel void row_products(global const double *x, global const double *y, const int row, const int rows, global double *out) {
    ROW_BY_ROW(x[i] * y[i])
}

// The sum in order, by one group: all fetch, one adds.
kernel void total(global const double *x, const int n, global double *out) {
    local double tile[GROUP];
    const int lane = get_local_id(0);
    double sum = 0;
    for (int start = 0; start < n; start += GROUP) {
        if (start + lane < n) tile[lane] = x[start + lane];
        barrier(CLK_LOCAL_MEM_FENCE);
        if (lane == 0) for (int k = 0; k < min(GROUP, n - start); k++) sum += tile[k];
        barrier(CLK_LOCAL_MEM_FENCE);
    }
    if (lane == 0) out[0] = sum;
}

// Extremes do not depend on an order: one result from every item.

kernel void largest(global const double *x, const int n, global double *out) {
    double most = -INFINITY;
    EACH(i, n) most = upper(most, x[i]);
    out[get_global_id(0)] = most;
}

kernel void smallest(global const double *x, const int n, global double *out) {
    double least = INFINITY;
    EACH(i, n) least = lower(least, x[i]);
    out[get_global_id(0)] = least;
}

kernel void farthest(global const double *x, global const double *y, const int n, global double *out) {
    double most = 0;
    EACH(i, n) most = upper(most, fabs(x[i] - y[i]));
    out[get_global_id(0)] = most;
}

// The first place without a finite number; infinity if there is none.
kernel void first_bad(global const double *x, const int n, global double *out) {
    double first = INFINITY;
    EACH(i, n) if (!isfinite(x[i])) first = fmin(first, (double)i);
    out[get_global_id(0)] = first;
}
