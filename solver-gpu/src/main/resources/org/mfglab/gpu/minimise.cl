// p*, the root of a derivative that does not fall, at every place; real is one number. SLOPE(p, i, out) is the derivative at a place, COEFFICIENTS are its parameters.

#define LARGEST 1e9
#define HALVINGS 120

kernel void minimise(COEFFICIENTS const double t, const int n, global double *minimum) {
    EACH(i, n) {
        double slope, low = -1, high = 1;
        SLOPE(0.0, i, &slope);
        if (slope == 0) {
            minimum[i] = 0;
            continue;
        }
        for (SLOPE(low, i, &slope); slope > 0 && low > -LARGEST; low *= 4) SLOPE(4 * low, i, &slope);
        for (SLOPE(high, i, &slope); slope < 0 && high < LARGEST; high *= 4) SLOPE(4 * high, i, &slope);
        if (low <= -LARGEST || high >= LARGEST) {
            minimum[i] = low <= -LARGEST ? -INFINITY : INFINITY;
            continue;
        }
        double root = NAN;
        for (int k = 0; k < HALVINGS && high - low > ulp(fmax(fabs(low), fabs(high))); k++) {
            const double middle = low + 0.5 * (high - low);
            SLOPE(middle, i, &slope);
            if (slope == 0) {
                root = middle;
                break;
            }
            if (slope < 0) low = middle;
            else high = middle;
        }
        minimum[i] = isnan(root) ? low + 0.5 * (high - low) : root;
    }
}
