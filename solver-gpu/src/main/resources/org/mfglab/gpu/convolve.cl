// The discrete Fourier transform of a padded box, axis by axis, and what stands around it in a convolution.

static double2 times(const double2 a, const double2 b) {
    return (double2)(a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x);
}

// Transforms of so many numbers in their place; forward for the sign 1, backward for -1. "turns" are exp(-2 pi i k/length).

static void small_2(double2 *t, global const double2 *turns, const int length, const double sign) {
    const double2 difference = t[0] - t[1];
    t[0] += t[1];
    t[1] = difference;
}

static void small_4(double2 *t, global const double2 *turns, const int length, const double sign) {
    const double2 even = t[0] + t[2], odd = t[1] + t[3], left = t[0] - t[2], right = t[1] - t[3];
    const double2 quarter = (double2)(sign * right.y, -sign * right.x);
    t[0] = even + odd;
    t[1] = left + quarter;
    t[2] = even - odd;
    t[3] = left - quarter;
}

#define SMALL(radix) \
    static void small_##radix(double2 *t, global const double2 *turns, const int length, const double sign) \
    { \
        double2 sum[radix]; \
        for (int d = 0; d < radix; d++) { \
            sum[d] = t[0]; \
            for (int a = 1; a < radix; a++) { \
                const double2 turn = turns[a * d % radix * (length / radix)]; \
                sum[d] += times((double2)(turn.x, sign * turn.y), t[a]); \
            } \
        } \
        for (int d = 0; d < radix; d++) t[d] = sum[d]; \
    }

SMALL(3)
SMALL(5)

// Parts x[r + a apart] that follow each other, turned by a first and a step more from place to place, are joined to y[r + d gap].
#define JOIN_RUN(radix) \
    static void run_##radix(global const double2 *restrict x, global double2 *restrict y, global const double2 *restrict turns, const int apart, const int gap, const int first, const int step, const int length, const double sign, const int count) \
    { \
        for (int r = 0; r < count; r++) { \
            double2 t[radix]; \
            t[0] = x[r]; \
            for (int a = 1; a < radix; a++) { \
                const double2 turn = turns[a * (first + r * step)]; \
                t[a] = times((double2)(turn.x, sign * turn.y), x[r + a * apart]); \
            } \
            small_##radix(t, turns, length, sign); \
            for (int d = 0; d < radix; d++) y[r + d * gap] = t[d]; \
        } \
    }

JOIN_RUN(2)
JOIN_RUN(3)
JOIN_RUN(4)
JOIN_RUN(5)

#define JOINED(radix) run_##radix(from, to, turns, apart, gap, c * q, step, length, sign, count)

// The first and the last of the places of an item.
#if PROCESSOR
#define SHARED(n, first, last) const int first = (int)get_global_id(0) * CHUNK, last = min((int)(n), first + CHUNK)
#else
#define SHARED(n, first, last) const int first = (int)get_global_id(0), last = min((int)(n), first + 1)
#endif

// One pass of Stockham's transform along an axis: from transforms X_t of the length "joined", of every (length/joined)-th sample from t on,
//
//     Y_b[c + joined d] = sum_a w^(a (c + joined d)) X_{a q + b}[c],   w = exp(-2 pi i/(joined radix)),   q = length/(joined radix)
//
// One place for all d of a b and a c: "joins" in all. Along the first axis those follow each other that have the same b, across it those that have the same b and c.
kernel void join(global const double2 *restrict x, global double2 *restrict y, global const double2 *restrict turns,
                 const int stride, const int length, const int joined, const int radix, const int sign, const int joins) {
    const int q = length / (joined * radix);
    const int apart = q * joined * stride, gap = joined * stride;
    const int step = stride > 1 ? 0 : q;
    SHARED(joins, first, last);
    int inner = first % stride, c = first / stride % joined, b = first / gap % q, start = first / apart * stride * length;
    for (int i = first; i < last;) {
        const int count = min(last - i, stride > 1 ? stride - inner : joined - c);
        global const double2 *const from = x + start + b * gap + c * stride + inner;
        global double2 *const to = y + start + b * gap * radix + c * stride + inner;
        if (radix == 2) JOINED(2);
        else if (radix == 3) JOINED(3);
        else if (radix == 4) JOINED(4);
        else JOINED(5);
        i += count;
        inner = 0;
        c += stride > 1 ? 1 : count;
        if (c == joined) {
            c = 0;
            if (++b == q) {
                b = 0;
                start += stride * length;
            }
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
