// Newton's method for the implicit equation of grid lines, w - w_previous - dt nu delta^2 w + dt g(a w, b w) = 0, and the linear solves with its
// derivative dt J. Each system is solved exactly, so the residual that a step leaves is the remainder of the linearisation,
// g(w + dw) - g(w) - g_a da - g_b db. A line ends by itself, whatever the lines do with which it
// shares an item.

#define MAXIMUM_STEPS 100
#define USUAL_STEPS 20
#define ROUNDING 8
#define ROUGH 4

// Working arrays of an item. Newton's method keeps no rows below the present one, and linear solves keep no rates: DOWN and BASE lie where these do.
// On a processor copies of the slices follow, and a real more lies between two arrays, so that they do not meet in one set of its cache.
enum { W, X, UP, INVERSE, G, FORWARD, BACKWARD, DOWN = G, BASE = FORWARD, FILL = BACKWARD + 1, COLLECT, LEAST = BACKWARD + 1 + 2 * PERIODIC, VISCOSITY, SLICE };
#define ARRAYS (PROCESSOR ? SLICE + SLICES : VISCOSITY)
#if PROCESSOR
#define APART(sets) 1
#define STEP 1
#define ROOM(k) (scratch + (get_global_id(0) * ARRAYS + (k)) * (n + 1))
#else
// Items without lines take no room.
#define APART(sets) min(sets, (int)get_global_size(0))
#define STEP l->system.step
#define ROOM(k) (scratch + (size_t)(k) * n * APART(sets) + get_global_id(0))
#endif
#define AT(array, i) l->array[(i) * STEP]

// How all kernels begin: points, distance of the points of a line in slices, items' worth of lines, whether slices hold the lines of the first axis as columns;
// by cell: marks, and the numbers of driven faces; by number of a face: what is given there, and whether agents leave.
#define LINES const int n, const int stride, const int sets, const int turned, const double h, const double dt, const double t, \
    global const marks *codes, global const int *under, global const int *over, global const double *given, global const double *absorbing, \
    const int faces, global const double *nu, const int each, COEFFICIENTS global real *scratch
#define THESE_LINES n, stride, sets, turned, h, dt, t, codes, under, over, given, absorbing, faces, nu, each, THESE_COEFFICIENTS scratch
#define EVERY_LINE for (int set = get_global_id(0); set < sets; set += get_global_size(0))

typedef struct {
    int n, stride, first, count, turned, faces, code_step;
    double inverse, h, dt, t, spread, per_slope;
    global const marks *codes;
    global const int *under, *over;
    global const double *given, *absorbing;
    seen nu;
    law law_of_axis;
    line_system system;
    global real *w, *x, *g, *forward, *backward;
} line;

// The lines of a set.
static line lines_of(const int set, LINES) {
    const int across = VECTORS(stride);
    const int beside = set % across * WIDTH;
    line l = {n, stride, set / across * n * stride + beside, min(WIDTH, stride - beside), turned, faces, 1, 1 / h, h, dt, t, dt / (h * h), dt / h};
#if PROCESSOR
    l.codes = codes + set * n;
#else
    l.codes = codes + l.first;
    l.code_step = stride;
#endif
    l.under = under, l.over = over, l.given = given, l.absorbing = absorbing;
    l.system.n = n, l.system.step = APART(sets);
    l.system.up = ROOM(UP), l.system.down = ROOM(DOWN), l.system.base = ROOM(BASE);
    l.system.inverse = ROOM(INVERSE), l.system.fill = ROOM(FILL), l.system.collect = ROOM(COLLECT);
    l.w = ROOM(W), l.x = ROOM(X), l.g = ROOM(G), l.forward = ROOM(FORWARD), l.backward = ROOM(BACKWARD);
    l.nu = look(nu, each, n, l.first, stride, l.count, ROOM(VISCOSITY));
    LOOK(l.law_of_axis.c, n, l.first, stride, l.count);
    prepare(&l.law_of_axis, t, n, ROOM(LEAST), APART(sets));
    return l;
}

// Without obstacles only the ends of lines are marked.
static marks code(const line *l, const int i) {
    return OBSTACLES || i == 0 || i == l->n - 1 ? l->codes[i * l->code_step] : (marks)(0);
}

// The cell of a lane at a point; lanes beyond the last line repeat it.
static int cell(const line *l, const int k, const int i) {
    const int lane = min(k, l->count - 1);
    return l->turned ? (l->first + lane) * l->n + i : l->first + i * l->stride + lane;
}

// By the driven faces of a point, lane by lane.
static real by_face(const line *l, const int i, global const int *numbers, global const double *values) {
    lanes x;
    for (int k = 0; k < WIDTH; k++) x.lane[k] = values[numbers[cell(l, k, i)]];
    return x.all;
}

// The slope on the face below the first point, between the values of the last and the first; differences are of two solutions, of which nothing is given.
static real first_slope(const line *l, const real last, const real x, const bool difference) {
    const marks here = code(l, 0);
    real slope = PERIODIC ? l->inverse * (x - last) : (real)(0);
    if (SOME(here & DRIVEN_BELOW)) {
        const real value = difference ? (real)(0) : by_face(l, 0, l->under, l->given);
        slope = EITHER(MARKED(here, DRIVEN_BELOW), 2 * l->inverse * (x - value), slope);
    }
    return unless(here, SHUT_BELOW, slope);
}

// The slope on the face above the last point, between the values of the last and the first.
static real last_slope(const line *l, const real x, const real first, const bool difference) {
    const marks here = code(l, l->n - 1);
    real slope = PERIODIC ? l->inverse * (first - x) : (real)(0);
    if (SOME(here & DRIVEN_ABOVE)) {
        const real value = difference ? (real)(0) : by_face(l, l->n - 1, l->over, l->given);
        slope = EITHER(MARKED(here, DRIVEN_ABOVE), 2 * l->inverse * (value - x), slope);
    }
    return unless(here, SHUT_ABOVE, slope);
}

// The slope on the face above point i, next being the value beyond it: of the first point, where i is the last.
static real slope_above(const line *l, const int i, const real x, const real next, const bool difference) {
    if (i == l->n - 1) return last_slope(l, x, next, difference);
    return unless(OBSTACLES ? code(l, i) : (marks)(0), SHUT_ABOVE, l->inverse * (next - x));
}

static real diffusion(const line *l, const int i) { return SEEN(l->nu, i) * l->spread; }

static rates rates_at(const line *l, const int i, const real above, const real below) {
    const marks here = code(l, i);
    rates r = flux(&l->law_of_axis, l->t, i, above, below, here);
    r.g = unless(here, SOLID, r.g);
    return r;
}

// What leaks across the driven faces of a point on one side counts to its row instead of to the coupling.
static void collect(const line *l, const int i, const int side, global const int *numbers, const bool leaving, global double *leak, real *coupling, real *base) {
    const mark_lanes here = {code(l, i)};
    const truth driven = MARKED(here.all, side);
    const lanes across = {2 * *coupling};
    const real counts = leaving ? by_face(l, i, numbers, l->absorbing) : (real)(1);
    *base = EITHER(driven & (counts != (real)(0)), *base + across.all, *base);
    *coupling = EITHER(driven, (real)(0), *coupling);
    if (!leaving) return;
    for (int k = 0; k < l->count; k++) if (here.lane[k] & side) leak[numbers[cell(l, k, i)]] = across.lane[k];
}

// Row i of dt J. Where leaving, for the density: only exits leak, and what leaks is noted down by the number of the face.
static couplings row_at(const line *l, const int i, const rates r, const bool leaving, global double *leak) {
    const marks here = code(l, i);
    const bool alone = l->n == 1 && l->faces == 0;
    couplings row = {alone ? (real)(0) : diffusion(l, i) - l->per_slope * r.forward, alone ? (real)(0) : diffusion(l, i) + l->per_slope * r.backward, (real)(1)};
    if (!SOME(here)) return row;
    row.up = unless(here, SHUT_ABOVE, row.up);
    row.down = unless(here, SHUT_BELOW, row.down);
    if (SOME(here & DRIVEN_ABOVE)) collect(l, i, DRIVEN_ABOVE, l->over, leaving, leak, &row.up, &row.base);
    if (SOME(here & DRIVEN_BELOW)) collect(l, i, DRIVEN_BELOW, l->under, leaving, leak, &row.down, &row.base);
    return row;
}

// The larger of numbers without sign; NaN if one of them is.
static real larger(const real a, const real b) { return EITHER((b > a) | (b != b), b, a); }

// The distance of a number without sign to the next one, as Java has it.
static real spacing(const real a) {
    return EITHER(a == (real)(INFINITY), a, WIDE(as_double)(WIDE(as_long)(a) + 1) - a);
}

// A point of lines and its neighbours: its value, its last step, and the slopes of both on its faces.
typedef struct { real value, step, below, above, step_below, step_above; } point;

// What a sweep does: it takes a step of the lines that have not ended, and finds the residual that this leaves by the remainder; or it takes none, and
// finds the residual from scratch, that of the previous values themselves at the start.
enum { ADVANCE, START, RESTART };

// The largest of a line, without signs: of its values; of its residuals; and of the terms of which the residuals are made.
typedef struct { real value, residual, term; } sizes;

static real step_at(const line *l, const int how, const truth lines, const int i) {
    return how == ADVANCE ? EITHER(lines, (real)(-0.0), AT(x, i)) : (real)(-0.0);
}

// The negative residual of a point, and its row. Keeps its value and rates.
static real visit(const line *l, const int how, global const double *previous, const int i, const point p, couplings *row, sizes *largest) {
    const rates r = rates_at(l, i, p.above, p.below);
    const real remainder = r.g - AT(g, i) - AT(forward, i) * p.step_above - AT(backward, i) * p.step_below;
    const real change = l->h * diffusion(l, i) * (p.above - p.below) - l->dt * r.g;
    const real residual = how == ADVANCE ? -l->dt * remainder : how == START ? change : fetch(previous + l->first + i * l->stride, l->count) + (change - p.value);
    AT(w, i) = p.value;
    AT(g, i) = r.g;
    AT(forward, i) = r.forward;
    AT(backward, i) = r.backward;
    *row = row_at(l, i, r, false, 0);
    largest->value = larger(largest->value, fabs(p.value));
    largest->residual = larger(largest->residual, fabs(residual));
    largest->term = larger(largest->term, fabs(l->dt * r.g));
    return residual;
}

// Goes up the lines, with the last point first. Replaces the step in x by the next right side, eliminated.
//
// @param lines which have ended, or want a residual from scratch
static sizes sweep(const line *l, const int how, const truth lines, global const double *previous) {
    const int end = l->n - 1;
    const real first_step = step_at(l, how, lines, 0), last_step = step_at(l, how, lines, end);
    const real first = AT(w, 0) + first_step, last = AT(w, end) + last_step;
    const real bottom = first_slope(l, last, first, false), step_bottom = first_slope(l, last_step, first_step, true);
    point p = {last, last_step, bottom, last_slope(l, last, first, false), step_bottom, last_slope(l, last_step, first_step, true)};
    if (end > 0) {
        const real before_step = step_at(l, how, lines, end - 1);
        p.below = slope_above(l, end - 1, AT(w, end - 1) + before_step, last, false);
        p.step_below = slope_above(l, end - 1, before_step, last_step, true);
    }
    sizes largest = {(real)(0), (real)(0), (real)(0)};
    couplings row;
    const real rest = visit(l, how, previous, end, p, &row, &largest);
    elimination e = begin(PERIODIC, row, rest);
    p.value = first, p.step = first_step, p.below = bottom, p.step_below = step_bottom;
    for (int i = 0; i < end; i++) {
        const real next_step = i + 1 < end ? step_at(l, how, lines, i + 1) : last_step;
        const real next = i + 1 < end ? AT(w, i + 1) + next_step : last;
        p.above = slope_above(l, i, p.value, next, false);
        p.step_above = slope_above(l, i, p.step, next_step, true);
        const real residual = visit(l, how, previous, i, p, &row, &largest);
        pivot(&e, l->system, PERIODIC, i * STEP, row);
        const real carried = carry(&e, PERIODIC, i * STEP, residual);
        AT(system.up, i) = row.up;
        AT(x, i) = how == RESTART ? EITHER(lines, carried, AT(x, i)) : carried;
        p.value = next, p.step = next_step, p.below = p.above, p.step_below = p.step_above;
    }
    const real solved = close(&e, l->system, PERIODIC);
    AT(x, end) = how == RESTART ? EITHER(lines, solved, AT(x, end)) : solved;
    largest.term = larger(largest.term, largest.value);
    return largest;
}

kernel void solve_lines(LINES, global const double *previous, global double *out) {
    EVERY_LINE {
        const line lines = lines_of(set, THESE_LINES);
        const line *l = &lines;
        for (int i = 0; i < n; i++) AT(w, i) = fetch(previous + l->first + i * stride, l->count);
        const sizes begun = sweep(l, START, (truth)(0), previous);
        const real rough = ROUGH * begun.value;
        real enough = ROUNDING * spacing(begun.term), worst = begun.residual, before = (real)(INFINITY);
        truth ended = (truth)(0);
        for (int k = 0; k < MAXIMUM_STEPS && !ALL(ended); k++) {
            substitute(l->system, PERIODIC, l->x);
            const real left = sweep(l, ADVANCE, ended, previous).residual;
            worst = larger(worst, left);
            const truth falls = (left < 0.5 * before) | (truth)(k < USUAL_STEPS ? -1 : 0);
            const truth over = !((left > enough) & falls);
            const truth anew = over & (worst > rough) & !ended;
            before = left;
            ended |= over & !(worst > rough) & (left <= enough);
            if (!ANY(anew)) continue;
            const sizes again = sweep(l, RESTART, anew, previous);
            enough = EITHER(anew, ROUNDING * spacing(again.term), enough);
            worst = EITHER(anew, again.residual, worst);
            before = EITHER(anew, (real)(INFINITY), before);
        }
        for (int i = 0; i < n; i++) put(AT(w, i), out + l->first + i * stride, l->count);
    }
}

// dt J at w, eliminated, and a right side in x.
static void linearised(const line *l, global const double *w, global const double *right, const bool leaving, global double *leak) {
    const int end = l->n - 1;
    const real first = fetch(w + l->first, l->count);
    real x = first, below = first_slope(l, fetch(w + l->first + end * l->stride, l->count), first, false);
    for (int i = 0; i < l->n; i++) {
        const real next = i < end ? fetch(w + l->first + (i + 1) * l->stride, l->count) : first;
        const real above = slope_above(l, i, x, next, false);
        const couplings row = row_at(l, i, rates_at(l, i, above, below), leaving, leak);
        AT(system.up, i) = row.up;
        AT(system.down, i) = row.down;
        AT(system.base, i) = row.base;
        AT(x, i) = fetch(right + l->first + i * l->stride, l->count);
        x = next;
        below = above;
    }
    factor(l->system, PERIODIC);
}

kernel void tangent_lines(LINES, global const double *w, global const double *right, global double *out) {
    EVERY_LINE {
        const line lines = lines_of(set, THESE_LINES);
        const line *l = &lines;
        linearised(l, w, right, false, 0);
        solve(l->system, PERIODIC, l->x);
        for (int i = 0; i < n; i++) put(AT(x, i), out + l->first + i * stride, l->count);
    }
}

kernel void transpose_lines(LINES, global const double *w, global const double *right, global double *out, global double *leak) {
    EVERY_LINE {
        const line lines = lines_of(set, THESE_LINES);
        const line *l = &lines;
        linearised(l, w, right, true, leak);
        solve_transposed(l->system, PERIODIC, l->x);
        for (int i = 0; i < n; i++) put(AT(x, i), out + l->first + i * stride, l->count);
    }
}
