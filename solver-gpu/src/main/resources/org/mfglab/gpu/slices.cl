// Linear combinations and reductions of whole slices; real is one number.

kernel void combine(global double *out, const double a, global const double *x, const double b, global const double *y, const int n) {
    EACH(i, n) out[i] = a * x[i] + b * y[i];
}

// Row by row, each row by itself.

kernel void row_sums(global const double *x, const int row, const int rows, global double *out) {
    const int r = get_global_id(0);
    if (r >= rows) return;
    double sum = 0;
    for (int i = r * row; i < (r + 1) * row; i++) sum += x[i];
    out[r] = sum;
}

kernel void row_products(global const double *x, global const double *y, const int row, const int rows, global double *out) {
    const int r = get_global_id(0);
    if (r >= rows) return;
    double sum = 0;
    for (int i = r * row; i < (r + 1) * row; i++) sum += x[i] * y[i];
    out[r] = sum;
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
