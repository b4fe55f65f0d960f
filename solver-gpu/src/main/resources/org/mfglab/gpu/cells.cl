// Cells of a grid and their neighbours along its axes; follows along.cl. Vector v holds the cells from WIDTH v on. The marks of all axes lie in one number, those
// of axis k from bit 8 k on; beside those of along.cl they say which cells are the first and the last of a line.

#define FIRST 32
#define LAST 64
#define ALONG(k, code) ((code) >> (8 * (k)) & 127)

// The neighbours of cells on one side along an axis: a step away, and for those at that end of their line all the way round.
static real beside(global const real *x, const int v, const marks here, const int end, const int step, const int round) {
    global const double *cell = (global const double *)x + v * WIDTH;
#if WIDTH > 1
    if (!SOME(here & end)) return WIDE(vload)(0, cell + step);
#endif
    const mark_lanes mark = {here};
    lanes values;
    for (int k = 0; k < WIDTH; k++) values.lane[k] = cell[k + (mark.lane[k] & end ? round : step)];
    return values.all;
}

#define ABOVE(x, here, stride, wrap) beside(x, v, here, LAST, stride, -(wrap))
#define BELOW(x, here, stride, wrap) beside(x, v, here, FIRST, -(stride), wrap)
