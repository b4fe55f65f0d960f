// The best velocity of a box for one slope g: the minimum of g.v + L(v), which is convex. Inside the box it is -H_p(g). Where v ends at a side of the box, there the slope that v answers is another one, p, and going on would
// be worse: g - p points outward.

#define MOST_CHANGES 12

// So much, in parts of its width, v may lie outside a box by rounding.
#define OUTSIDE (SINGLE ? 1e-5 : 1e-13)

// Where v ends: below, inside or above.
#define BELOW -1
#define FREE 0
#define ABOVE 1

#define ALL_WAYS (AXES == 1 ? 3 : AXES == 2 ? 9 : 27)

typedef struct {
    double g[AXES];
    double low[AXES];
    double high[AXES];
    int end[AXES];
    double p[AXES];
    // The velocity and what it costs.
    double v[AXES];
    double rate;
} Answer;

APART static double answer_at(Cost *cost, Answer *a) {
    int given = 0;
    for (int k = 0; k < AXES; k++) {
        a->p[k] = a->g[k];
        if (a->end[k] == FREE) continue;
        given |= 1 << k;
        a->v[k] = a->end[k] == BELOW ? a->low[k] : a->high[k];
    }
    a->rate = complete(cost, given, a->p, a->v);
    return a->rate;
}

static int farthest_outside(const Answer *a) {
    int axis = -1;
    double farthest = OUTSIDE;
    for (int k = 0; k < AXES; k++) {
        if (a->end[k] != FREE) continue;
        const double outside = upper(a->low[k] - a->v[k], a->v[k] - a->high[k]) / (a->high[k] - a->low[k]);
        if (!(outside > farthest)) continue;
        farthest = outside;
        axis = k;
    }
    return axis;
}

// Sets a component free that would rather go back into the box.
static bool release(Answer *a) {
    for (int k = 0; k < AXES; k++) {
        if (a->end[k] == FREE || a->low[k] >= a->high[k] || (a->g[k] - a->p[k]) * a->end[k] <= OUTSIDE * (fabs(a->g[k]) + fabs(a->p[k]))) continue;
        a->end[k] = FREE;
        return true;
    }
    return false;
}

static double total_of(Answer *a) {
    double sum = a->rate;
    for (int k = 0; k < AXES; k++) {
        a->v[k] = lower(a->high[k], upper(a->low[k], a->v[k]));
        sum += a->g[k] * a->v[k];
    }
    return sum;
}

// The best of all ways to end.
static double find_among_all(Cost *cost, Answer *a) {
    double best = INFINITY, best_rate = INFINITY, best_v[AXES];
    for (int k = 0; k < AXES; k++) best_v[k] = a->low[k];
    for (int way = 0; way < ALL_WAYS; way++) {
        int rest = way;
        for (int k = 0; k < AXES; k++) {
            a->end[k] = rest % 3 - 1;
            rest /= 3;
        }
        if (isinf(answer_at(cost, a)) || farthest_outside(a) >= 0) continue;
        const double total = total_of(a);
        if (!(total < best)) continue;
        best = total;
        best_rate = a->rate;
        for (int k = 0; k < AXES; k++) best_v[k] = a->v[k];
    }
    a->rate = best_rate;
    for (int k = 0; k < AXES; k++) a->v[k] = best_v[k];
    return best;
}

// g.v + L(v); infinite where no velocity of the box can be had.
APART static double find(Cost *cost, Answer *a) {
    for (int k = 0; k < AXES; k++) a->end[k] = a->low[k] < a->high[k] ? FREE : BELOW;
    for (int change = 0; change < MOST_CHANGES; change++) {
        if (isinf(answer_at(cost, a))) break;
        const int axis = farthest_outside(a);
        if (axis >= 0) a->end[axis] = a->v[axis] < a->low[axis] ? BELOW : ABOVE;
        else if (!release(a)) return total_of(a);
    }
    return find_among_all(cost, a);
}
