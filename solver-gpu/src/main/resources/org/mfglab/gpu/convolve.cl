// The discrete Fourier transform of a padded box, axis by axis, and what stands around it in a convolution.

static double2 times(const double2 a, const double2 b) {
    return (double2)(a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x);
}

// Places that follow each other and are joined from the same transforms: y_r = sum_a turn_(a, r) x[r + a apart]. The turn of part a is number a t of "length", and from place to place
// of the first axis it goes on by a steps; across the axis it stays.
#define JOIN_RUN(radix) \
    static void along_##radix(global const double2 *restrict x, global double2 *restrict y, global const double2 *restrict turns, const int apart, const int t, const int step, const int length, const double sign, const int count) \
    { \
        int at[radix] = {0}; \
        for (int a = 1; a < radix; a++) at[a] = at[a - 1] + t - (at[a - 1] + t >= length ? length : 0); \
        for (int r = 0; r < count; r++) { \
            double2 sum = x[r]; \
            for (int a = 1; a < radix; a++) { \
                sum += times((double2)(turns[at[a]].x, sign * turns[at[a]].y), x[r + a * apart]); \
                at[a] += a * step; \
                if (at[a] >= length) at[a] -= length; \
            } \
            y[r] = sum; \
        } \
    } \
    static void across_##radix(global const double2 *restrict x, global double2 *restrict y, global const double2 *restrict turns, const int apart, const int t, const int length, const double sign, const int count) \
    { \
        double2 turn[radix]; \
        for (int a = 1, at = t; a < radix; a++, at += t - (at + t >= length ? length : 0)) turn[a] = (double2)(turns[at].x, sign * turns[at].y); \
        for (int r = 0; r < count; r++) { \
            double2 sum = x[r]; \
            for (int a = 1; a < radix; a++) sum += times(turn[a], x[r + a * apart]); \
            y[r] = sum; \
        } \
    }

JOIN_RUN(2)
JOIN_RUN(3)
JOIN_RUN(4)
JOIN_RUN(5)

#define JOINED(radix) \
    if (stride > 1) across_##radix(from, y + i, turns, apart, e * q, length, sign, count); \
    else along_##radix(from, y + i, turns, apart, e * q, q, length, sign, count)

// Places of one item that follow each other, in a loop over i that says itself how it goes on.
#if PROCESSOR
#define RUNS(i, n) for (int i = (int)get_global_id(0) * CHUNK, last_##i = min((int)(n), i + CHUNK); i < last_##i;)
#else
#define RUNS(i, n) for (int i = (int)get_global_id(0), last_##i = min((int)(n), i + 1); i < last_##i;)
#endif

// One pass of Stockham's transform along an axis: from transforms X_t of the length "joined", of every (length/joined)-th sample from t on,
//
//     Y_b[c + joined d] = sum_a w^(a (c + joined d)) X_{a q + b}[c],   w = exp(-2 pi i/(joined radix)),   q = length/(joined radix)
//
// Where the axis is not the first, places that follow each other have the same b, c and d; along the first, the same b and d.
kernel void join(global const double2 *restrict x, global double2 *restrict y, global const double2 *restrict turns,
                 const int stride, const int length, const int joined, const int radix, const int sign, const int n) {
    const int wide = joined * radix;
    const int q = length / wide;
    const int apart = q * joined * stride;
    const int first = PROCESSOR ? (int)get_global_id(0) * CHUNK : (int)get_global_id(0);
    int inner = first % stride, place = first / stride % length;
    int start = first - place * stride - inner;
    int b = place / wide, e = place % wide, c = e % joined;
    RUNS(i, n) {
        const int count = min(last_i - i, stride > 1 ? stride - inner : joined - c);
        global const double2 *const from = x + start + (b * joined + c) * stride + inner;
        if (radix == 2) { JOINED(2); }
        else if (radix == 3) { JOINED(3); }
        else if (radix == 4) { JOINED(4); }
        else { JOINED(5); }
        i += count;
        inner = 0;
        const int on = stride > 1 ? 1 : count;
        c = c + on == joined ? 0 : c + on;
        e = e + on == wide ? 0 : e + on;
        if (e == 0 && ++b == q) {
            b = 0;
            start += stride * length;
        }
    }
}

// A slice of n0 n1 n2 numbers into the box, zeros around it, also those of a second box.
kernel void spread(global const double *m, global double2 *box, global double2 *second, const int n0, const int n1, const int n2, const int l0, const int l1, const int n) {
    EACH(i, n) {
        const int x = i % l0, y = i / l0 % l1, z = i / l0 / l1;
        const bool inside = x < n0 && y < n1 && z < n2;
        box[i] = (double2)(inside ? m[x + n0 * (y + n1 * z)] : 0.0, 0.0);
        second[i] = (double2)(0.0, 0.0);
    }
}

kernel void multiply(global double2 *x, global const double2 *by, const int n) {
    EACH(i, n) x[i] = times(x[i], by[i]);
}

// The real part of the box where the slice is; zero in obstacles.
kernel void gather(global const double2 *box, global const double *open, global double *out, const int n0, const int n1, const int l0, const int l1, const double scale, const int n) {
    EACH(i, n) {
        const int x = i % n0, y = i / n0 % n1, z = i / n0 / n1;
        out[i] = open[i] != 0 ? scale * box[x + l0 * (y + l1 * z)].x : 0.0;
    }
}
