// The discrete Fourier transform of a padded box, axis by axis, and what stands around it in a convolution.

static double2 times(const double2 a, const double2 b) {
    return (double2)(a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x);
}

// One pass of Stockham's transform along an axis: from transforms X_t of the length "joined", of every (length/joined)-th sample from t on,
//
//     Y_b[c + joined d] = sum_a w^(a (c + joined d)) X_{a q + b}[c],   w = exp(-2 pi i/(joined radix)),   q = length/(joined radix)
kernel void join(global const double2 *x, global double2 *y, global const double2 *turns,
                 const int stride, const int length, const int joined, const int radix, const int sign, const int n) {
    const int wide = joined * radix;
    const int q = length / wide;
    EACH(i, n) {
        const int place = i / stride % length;
        const int start = i - place * stride;
        const int b = place / wide;
        const int e = place % wide;
        const int from = start + (b * joined + e % joined) * stride;
        double2 sum = x[from];
        for (int a = 1; a < radix; a++) {
            double2 turn = turns[a * e % wide * q];
            turn.y *= sign;
            sum += times(turn, x[from + a * q * joined * stride]);
        }
        y[i] = sum;
    }
}

// A slice of n0 n1 n2 numbers into the box, zeros around it.
kernel void spread(global const double *m, global double2 *box, const int n0, const int n1, const int n2, const int l0, const int l1, const int n) {
    EACH(i, n) {
        const int x = i % l0, y = i / l0 % l1, z = i / l0 / l1;
        const bool inside = x < n0 && y < n1 && z < n2;
        box[i] = (double2)(inside ? m[x + n0 * (y + n1 * z)] : 0.0, 0.0);
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
