// Finds the slopes that answer the given velocities from one on, FROM: along its axis H_p rises, the slopes after it being settled for each. The host defines HERE(name) and INNER(name), the names from here and from the
// next one on.

static double HERE(rate)(Cost *cost, const double slope) {
    cost->p[cost->axes[FROM]] = slope;
    INNER(settle)(cost);
    run(cost, cost->p);
    return cost->slope[cost->axes[FROM]];
}

ROOT_OF(HERE(root), Cost, HERE(rate))

APART static void HERE(settle)(Cost *cost) {
    if (FROM == cost->count) return;
    const int axis = cost->axes[FROM];
    const double goal = -cost->v[axis];
    double low = cost->p[axis], high = low;
    double step = FIRST_STEP * (1 + fabs(low));
    if (HERE(rate)(cost, low) < goal) {
        while (HERE(rate)(cost, high += step) < goal && high < LARGEST) step *= 4;
        low = high - step;
    } else {
        while (HERE(rate)(cost, low -= step) > goal && low > -LARGEST) step *= 4;
        high = low + step;
    }
    const double root = HERE(root)(cost, goal, low, high);
    const bool here = fabs(root) < LARGEST;
    cost->reached = here;
    cost->p[axis] = root;
    INNER(settle)(cost);
    cost->reached &= here;
}
