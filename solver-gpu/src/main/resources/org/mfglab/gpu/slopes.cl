// The slopes on both faces of cells along an axis; follows cells.cl.

// An axis: which it is, the distance of neighbours, that between the ends of a line, 1/h; by cell, the numbers of driven faces; by number, what is given there.
#define AXIS const int axis, const int stride, const int wrap, const double inverse, global const int *under, global const int *over, global const double *given
#define OF_AXIS stride, wrap, inverse, under, over, given

typedef struct { real below, above; } slopes;

// Zero on closed faces, towards what is given on driven ones.
static slopes slopes_of(global const real *u, const int v, const marks here,
                        const int stride, const int wrap, const double inverse, global const int *under, global const int *over, global const double *given) {
    global const double *cell = (global const double *)u + v * WIDTH;
#if WIDTH > 1
    if (!SOME(here)) {
        const slopes inside = {inverse * (u[v] - WIDE(vload)(0, cell - stride)), inverse * (WIDE(vload)(0, cell + stride) - u[v])};
        return inside;
    }
#endif
    const mark_lanes mark = {here};
    lanes below, above;
    for (int k = 0; k < WIDTH; k++) {
        const int m = mark.lane[k], c = v * WIDTH + k;
        const double x = cell[k];
        if (m & SHUT_BELOW) below.lane[k] = 0;
        else if (m & DRIVEN_BELOW) below.lane[k] = 2 * inverse * (x - given[under[c]]);
        else below.lane[k] = inverse * (x - cell[k + (m & FIRST ? wrap : -stride)]);
        if (m & SHUT_ABOVE) above.lane[k] = 0;
        else if (m & DRIVEN_ABOVE) above.lane[k] = 2 * inverse * (given[over[c]] - x);
        else above.lane[k] = inverse * (cell[k + (m & LAST ? -wrap : stride)] - x);
    }
    const slopes all = {below.all, above.all};
    return all;
}
