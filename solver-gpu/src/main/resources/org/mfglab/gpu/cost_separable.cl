// What velocities cost at a cell where H is a sum over axes: L(v) = sum_k l_k(v_k), l_k dual to the function of one slope h_k. Follows the text of every axis;
// the host defines RIGID and EVEN by axis, the kernels' parameters COEFFICIENTS and how they are read at a cell into a cost, READ(i).

#define MEMBER(k) Axis_##k axis##k;

#if AXES == 1
#define OF(k, name, x) name##_0(&cost->axis0, x)
#define EACH_AXIS(part) part(0)
#elif AXES == 2
#define OF(k, name, x) ((k) == 0 ? name##_0(&cost->axis0, x) : name##_1(&cost->axis1, x))
#define EACH_AXIS(part) part(0) part(1)
#else
#define OF(k, name, x) ((k) == 0 ? name##_0(&cost->axis0, x) : (k) == 1 ? name##_1(&cost->axis1, x) : name##_2(&cost->axis2, x))
#define EACH_AXIS(part) part(0) part(1) part(2)
#endif

typedef struct { EACH_AXIS(MEMBER) } Cost;

// The part of an axis in L.
static double cost_along(Cost *cost, const int k, const double v) {
    return OF(k, cost, v);
}

// The v_k that answers a slope.
static double answer_along(Cost *cost, const int k, const double p) {
    return OF(k, answer, p);
}

static double cost_of(Cost *cost, const double *v) {
    double sum = 0;
    for (int k = 0; k < AXES; k++) sum += cost_along(cost, k, v[k]);
    return sum;
}
