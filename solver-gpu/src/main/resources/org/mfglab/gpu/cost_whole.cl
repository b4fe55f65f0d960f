// What velocities cost where H is any convex function that is smooth but for single points, by its formula and its derivatives. The host defines VALUE(cost, p, value), FIRST(cost, p, value, slopes) and
// SECOND(cost, p, curvatures), these row by row.

#define LARGEST 1e9
#define FIRST_STEP 1e-2
#define REACHES 4
#define NARROWEST (SINGLE ? 1e-3 : 1e-7)
#define MOST_STEPS 40
#define CLOSE_TO_ROOT (SINGLE ? 1e-6 : 1e-14)
#define NEAR_ROOT (SINGLE ? 1e-4 : 1e-8)
#define LEAST_PART 1e-3
#define EVEN 0

typedef struct {
    double c[COUNT];
    // The derivatives where it last went.
    double slope[AXES];
    // The given velocities: along how many axes, and which; the slopes that are sought; whether they are there.
    int count;
    int axes[AXES];
    double p[AXES];
    double v[AXES];
    bool reached;
} Cost;

// Goes to slopes.
APART static double run(Cost *cost, const double *p) {
    double value;
    FIRST(cost, p, &value, cost->slope);
    return value;
}

static double cheapest(Cost *cost, const int k) {
    const double rest[AXES] = {0};
    run(cost, rest);
    return -cost->slope[k];
}

static double total_at(Cost *cost) {
    double total = run(cost, cost->p);
    for (int a = 0; a < cost->count; a++) total += cost->v[cost->axes[a]] * cost->p[cost->axes[a]];
    return total;
}

static double step_by(Cost *cost, const double part, const double *residual) {
    for (int a = 0; a < cost->count; a++) cost->p[cost->axes[a]] += part * residual[a];
    return total_at(cost);
}

// Minimises H(p) + v.p over the slopes of the given velocities; whether it came to the end.
static bool newton(Cost *cost) {
    cost->reached = true;
    double total = total_at(cost);
    for (int step = 0; step < MOST_STEPS; step++) {
        double residual[AXES], matrix[AXES][AXES], curvature[AXES * AXES];
        double off = 0;
        for (int a = 0; a < cost->count; a++) {
            const int k = cost->axes[a];
            residual[a] = cost->slope[k] + cost->v[k];
            off = upper(off, fabs(residual[a]) / (1 + fabs(cost->v[k])));
        }
        if (off <= CLOSE_TO_ROOT) return true;
        SECOND(cost, cost->p, curvature);
        for (int a = 0; a < cost->count; a++) for (int b = 0; b < cost->count; b++) matrix[a][b] = curvature[cost->axes[a] * AXES + cost->axes[b]];
        if (!solve(matrix, residual, cost->count)) return false;
        double found = step_by(cost, -1, residual);
        // Near the end one more step is enough, whatever rounding makes of the total.
        if (off <= NEAR_ROOT) return true;
        for (double part = 1; !(found < total) && part > LEAST_PART; part *= 0.5) found = step_by(cost, 0.5 * part, residual);
        if (!(found < total)) return false;
        total = found;
    }
    return false;
}
