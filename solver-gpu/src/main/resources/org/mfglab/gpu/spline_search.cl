// The best move m from a cell where the value is smooth: the least of I[x](x_i + m) + sum_k m_k^2/(2 r_k), in cells, by Newton's method from the answer to the slope across
// the cell, and where slopes fall so much on the way that there may be another, from the best of some moves between the answers to the extreme ones. Step by step as on the processor.

// Slopes that fall by so much, counted by the moves that answer them, in cells, may have another answer.
#define FORKED 0.5

// The longest step, in cells: a longer one might leave the valley in which it begins.
#define LONGEST 1.0
#define MOST_STEPS 200
#define MOST_HALVINGS 40

// The part of the fall that the slope promises which a step must bring.
#define ENOUGH 1e-4

// What a step wins is rounding below this part of the value, and steps shorter than this, in cells, are taken still.
#define ROUNDING (SINGLE ? 5e-7 : 1e-14)
#define SHORT (SINGLE ? 0.1 : 1e-2)

// How far one looks for other slopes, in cells, beyond twice the length of the first move, which counts no more than this.
#define AROUND 3
#define FARTHEST 64.0

// Moves that are tried along every axis, one for each cell where these are less.
#define MOST_ACROSS (AXES == 1 ? 64.0 : AXES == 2 ? 24.0 : 8.0)

// A search from one cell.
typedef struct {
    Lattice lattice;
    global const double *x;
    double reach[AXES];  // r_k: the move that answers a slope of 1; 0 where nobody has a choice
    int at[AXES];
    double moves[AXES];
    double next[AXES];
    double below[AXES];  // answers to the extreme slopes
    double above[AXES];
    double slope[3];
    double curvature[3][3];
    double gradient[AXES];
    double step[AXES];
} Search;

// How the weights of four points change with the place, once and twice.
static void change(const double p, double *first, double *second) {
    const double r = 1 - p;
    first[0] = -r * r / 2;
    first[1] = p * (3 * p - 4) / 2;
    first[2] = r * (4 - 3 * r) / 2;
    first[3] = p * p / 2;
    second[0] = r;
    second[1] = 3 * p - 2;
    second[2] = 3 * r - 2;
    second[3] = p;
}

// The slopes and curvatures of I[x], by the cell, at the end of the moves.
static void expand(Search *s) {
    Feet feet;
    place(s->lattice, s->at, s->moves, &feet);
    double first[3][ABOUT], second[3][ABOUT];
    for (int k = 0; k < AXES; k++) {
        const double end = s->at[k] + s->moves[k];
        change(end - floor(end), first[k], second[k]);
    }
    for (int k = 0; k < 3; k++) {
        s->slope[k] = 0;
        for (int l = 0; l < 3; l++) s->curvature[k][l] = 0;
    }
    for (int c = 0; c < COUNT(2); c++)
        for (int b = 0; b < COUNT(1); b++) {
            global const double *start = s->x + feet.offset[2][c] + feet.offset[1][b];
            double line = 0, rise = 0, turn = 0;
            for (int a = 0; a < ABOUT; a++) {
                const double there = start[feet.offset[0][a]];
                line += feet.weight[0][a] * there;
                rise += first[0][a] * there;
                turn += second[0][a] * there;
            }
            const double across = feet.weight[1][b] * feet.weight[2][c];
            s->slope[0] += across * rise;
            s->curvature[0][0] += across * turn;
#if AXES > 1
            s->slope[1] += feet.weight[2][c] * first[1][b] * line;
            s->curvature[1][1] += feet.weight[2][c] * second[1][b] * line;
            s->curvature[1][0] += feet.weight[2][c] * first[1][b] * rise;
#endif
#if AXES > 2
            s->slope[2] += feet.weight[1][b] * first[2][c] * line;
            s->curvature[2][2] += feet.weight[1][b] * second[2][c] * line;
            s->curvature[2][0] += feet.weight[1][b] * first[2][c] * rise;
            s->curvature[2][1] += first[1][b] * first[2][c] * line;
#endif
        }
}

// The curvature of the total; where nobody has a choice, that of a unit. l <= k.
static double bent(const Search *s, const int k, const int l) {
    if (s->reach[k] == 0 || s->reach[l] == 0) return k == l ? 1 : 0;
    return s->curvature[k][l] + (k == l ? 1 / s->reach[k] : 0);
}

// Solves with the curvature by Cholesky's factors; whether it is positive.
static bool solve(Search *s) {
    double factor[AXES][AXES];
    for (int k = 0; k < AXES; k++)
        for (int l = 0; l <= k; l++) {
            double sum = bent(s, k, l);
            for (int j = 0; j < l; j++) sum -= factor[k][j] * factor[l][j];
            if (k == l && !(sum > 0)) return false;
            factor[k][l] = k == l ? sqrt(sum) : sum / factor[l][l];
        }
    for (int k = 0; k < AXES; k++) {
        double sum = -s->gradient[k];
        for (int j = 0; j < k; j++) sum -= factor[k][j] * s->step[j];
        s->step[k] = sum / factor[k][k];
    }
    for (int k = AXES - 1; k >= 0; k--) {
        for (int j = k + 1; j < AXES; j++) s->step[k] -= factor[j][k] * s->step[j];
        s->step[k] /= factor[k][k];
    }
    for (int k = 0; k < AXES; k++) if (!isfinite(s->step[k])) return false;
    return true;
}

static double length_of(const double *step) {
    double length = 0;
    for (int k = 0; k < AXES; k++) length = upper(length, fabs(step[k]));
    return length;
}

// Sets the step: that of Newton where the curvature is positive, otherwise the way to the answer to the slope at the end of the move. By how much the total falls along it, to first order.
static double direct(Search *s) {
    expand(s);
    for (int k = 0; k < AXES; k++) s->gradient[k] = s->reach[k] > 0 ? s->slope[k] + s->moves[k] / s->reach[k] : 0;
    if (!solve(s)) for (int k = 0; k < AXES; k++) s->step[k] = -s->reach[k] * s->gradient[k];
    const double length = length_of(s->step);
    double promise = 0;
    for (int k = 0; k < AXES; k++) {
        if (length > LONGEST) s->step[k] *= LONGEST / length;
        promise -= s->gradient[k] * s->step[k];
    }
    return promise;
}

// What moves lead to and cost.
static double total(const Search *s, const double *moves) {
    double effort = 0;
    for (int k = 0; k < AXES; k++) if (s->reach[k] > 0) effort += moves[k] * moves[k] / (2 * s->reach[k]);
    return value_at(s->lattice, s->at, moves, s->x) + effort;
}

static double go(Search *s, const double part) {
    for (int k = 0; k < AXES; k++) s->next[k] = s->moves[k] + part * s->step[k];
    return total(s, s->next);
}

static void take(const double *from, double *to) {
    for (int k = 0; k < AXES; k++) to[k] = from[k];
}

// Two more steps, whose gain is rounding: the move comes as near as its slopes tell.
static double polish(Search *s, double reached) {
    for (int round = 0; round < 2; round++) {
        direct(s);
        if (!(length_of(s->step) < SHORT)) return reached;
        reached = go(s, 1);
        take(s->next, s->moves);
    }
    return reached;
}

// Newton's method, with steps that are halved until they win enough.
static double descend(Search *s) {
    double least = total(s, s->moves);
    for (int round = 0; round < MOST_STEPS; round++) {
        const double promise = direct(s);
        if (!(promise > ROUNDING * upper(1.0, fabs(least)))) break;
        double part = 1;
        double reached = go(s, part);
        for (int tried = 1; tried < MOST_HALVINGS && !(reached <= least - ENOUGH * (promise * part)); tried++) {
            part *= 0.5;
            reached = go(s, part);
        }
        if (!(reached < least)) break;
        take(s->next, s->moves);
        least = reached;
    }
    return polish(s, least);
}

// From the point at a position of the line along an axis to the next. "line" is where it begins.
static double rise(const Search *s, const int line, const int k, const int stride, const int j) {
    return s->x[line + stride * round_axis(s->lattice, k, beside(j, 1))] - s->x[line + stride * round_axis(s->lattice, k, j)];
}

// Looks at slopes along the axes through a cell, as far as the move leads, and widens "below" and "above" to the answers to the extreme ones;
// whether they fall on the way, by so much that there may be another answer.
static bool look(Search *s, const int *from) {
    int cell = 0;
    for (int k = AXES - 1; k >= 0; k--) cell = cell * s->lattice.n[k] + from[k];
    double fall = 0;
    int stride = 1;
    for (int k = 0; k < AXES; k++) {
        const int around = AROUND + whole(lower(FARTHEST, 2 * fabs(s->moves[k])));
        global const double *line = s->x + cell - stride * from[k];
        double most = -INFINITY, least = INFINITY, drop = 0;
        double here = line[stride * round_axis(s->lattice, k, from[k] - around)];
        for (int j = from[k] - around; j < from[k] + around; j++) {
            const double beyond = line[stride * round_axis(s->lattice, k, j + 1)];
            const double slope = beyond - here;
            most = upper(most, slope);
            least = lower(least, slope);
            drop = upper(drop, most - slope);
            here = beyond;
        }
        fall = upper(fall, s->reach[k] * drop);
        s->below[k] = lower(s->below[k], -s->reach[k] * most);
        s->above[k] = upper(s->above[k], -s->reach[k] * least);
        stride *= s->lattice.n[k];
    }
    return fall > FORKED;
}

// The same about the end of the move.
static bool look_at_end(Search *s) {
    int end[AXES];
    for (int k = 0; k < AXES; k++) end[k] = round_axis(s->lattice, k, whole(rint(s->at[k] + s->moves[k])));
    return look(s, end);
}

// Goes to the best of some moves between those that answer the extreme slopes.
static void scan(Search *s) {
    int across[AXES];
    int count = 1;
    for (int k = 0; k < AXES; k++) {
        across[k] = 1 + whole(lower(MOST_ACROSS, s->above[k] - s->below[k]));
        count *= across[k];
    }
    double least = INFINITY;
    for (int trial = 0; trial < count; trial++) {
        int rest = trial;
        for (int k = 0; k < AXES; k++) {
            s->next[k] = s->below[k] + (s->above[k] - s->below[k]) * (0.5 + rest % across[k]) / across[k];
            rest /= across[k];
        }
        const double reached = total(s, s->next);
        if (!(reached < least)) continue;
        least = reached;
        take(s->next, s->moves);
    }
}

// What the best move costs; it is left in "best".
static double search_from(Search *s, double *best) {
    const int *at = s->at;
    int cell = 0;
    for (int k = AXES - 1; k >= 0; k--) cell = cell * s->lattice.n[k] + at[k];
    int stride = 1;
    for (int k = 0; k < AXES; k++) {
        const int line = cell - stride * at[k];
        s->moves[k] = -0.5 * s->reach[k] * (rise(s, line, k, stride, at[k] - 1) + rise(s, line, k, stride, at[k]));
        s->below[k] = INFINITY;
        s->above[k] = -INFINITY;
        stride *= s->lattice.n[k];
    }
    const bool forked = look(s, at);
    const double first = descend(s);
    take(s->moves, best);
    if (!(look_at_end(s) | forked)) return first;
    scan(s);
    const double second = descend(s);
    if (!(second < first)) return first;
    take(s->moves, best);
    return second;
}

// What control costs along an axis k: sum of dt v_k^2/(2 c_k), with one number c_k.
#define CURVATURE_GIVEN(k) global const double *c##k
#define REACH(k) c##k[0] * dt / (h##k * h##k)

kernel void search(LATTICE, PER_AXIS(WIDTH_GIVEN), PER_AXIS(CURVATURE_GIVEN), const double dt, global const double *x, PER_AXIS(MOVE_MADE), global double *out, const int cells) {
    const Lattice lattice = LATTICE_GIVEN;
    const double reach[AXES] = {PER_AXIS(REACH)};
    global double *const found[AXES] = {PER_AXIS(MOVE_SLICE)};
    CELLS(i, cells) {
        Search s;
        s.lattice = lattice;
        s.x = x;
        take(reach, s.reach);
        locate(lattice, i, s.at);
        double best[AXES];
        out[i] = search_from(&s, best);
        for (int k = 0; k < AXES; k++) found[k][i] = best[k];
    }
}
