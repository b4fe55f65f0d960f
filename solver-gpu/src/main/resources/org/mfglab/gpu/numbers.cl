// Numbers and the functions of formulas, with the meaning that they have in Java; goes before all other text.
// The host defines WIDTH: a real is one double (1, for graphics processors) or 4 or 8 of them (for vector units), as of that many
// neighbouring grid lines. A truth is what comparing reals gives; EITHER(truth, a, b) takes a or b in each lane, ANY and ALL
// look at all lanes. Sums, products, quotients, roots, minima and maxima have the bits of Java's; the others differ from
// java.lang.Math by at most 8 units in the last place and have its special values.

#if SINGLE
// In single precision the same text is read with other words; an INTEGER has as many bits as a number.
#define double float
#define double2 float2
#define double4 float4
#define double8 float8
#define as_double as_float
#define as_long as_int
#define convert_long convert_int
#define INTEGER int
#else
#define INTEGER long
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#endif
#pragma OPENCL FP_CONTRACT OFF

#if WIDTH == 1
#define WIDE(name) name
#define EITHER(condition, a, b) ((condition) ? (a) : (b))
#define ANY(condition) (condition)
#define ALL(condition) (condition)
typedef int truth;
#else
#define JOINED(name, width) name##width
#define SIZED(name, width) JOINED(name, width)
#define WIDE(name) SIZED(name, WIDTH)
#define EITHER(condition, a, b) select(b, a, condition)
#define ANY(condition) any(condition)
#define ALL(condition) all(condition)
typedef WIDE(INTEGER) truth;
#endif

typedef WIDE(double) real;

// A function of two doubles as one of reals, lane by lane: for built-in functions of vectors that cannot be trusted.
typedef union { real all; double lane[WIDTH]; } lanes;

#define LANE_BY_LANE(name, function) \
    static real name(real x, real y) \
    { \
        lanes a = {x}, b = {y}; \
        for (int i = 0; i < WIDTH; i++) a.lane[i] = function(a.lane[i], b.lane[i]); \
        return a.all; \
    }

// Truth as a number: 1 or 0; a comparison with NaN is 0.

static real as_number(truth condition) { return EITHER(condition, (real)(1), (real)(0)); }
static real less(real a, real b) { return as_number(a < b); }
static real at_most(real a, real b) { return as_number(a <= b); }
static real equal(real a, real b) { return as_number(a == b); }
static real chosen(real number, real a, real b) { return EITHER(number != (real)(0), a, b); }

// NaN if one of them is; -0 < 0, and the sign of equal numbers is all that their bits may differ in.

static real lower(real a, real b)
{
    const real equals = WIDE(as_double)(WIDE(as_long)(a) | WIDE(as_long)(b));
    return EITHER(a == b, equals, EITHER((a < b) | (a != a), a, b));
}

static real upper(real a, real b)
{
    const real equals = WIDE(as_double)(WIDE(as_long)(a) & WIDE(as_long)(b));
    return EITHER(a == b, equals, EITHER((a > b) | (a != a), a, b));
}

static real magnitude(real a) { return fabs(a); }
static real root(real a) { return sqrt(a); }
static real unit_step(real a) { return EITHER(a != a, a, as_number(a >= (real)(0))); }

static real exponential(real a) { return exp(a); }
static real logarithm(real a) { return log(a); }
static real sine(real a) { return sin(a); }
static real cosine(real a) { return cos(a); }
static real tangent(real a) { return tan(a); }
static real hyperbolic_tangent(real a) { return tanh(a); }

// C has pow(1, NaN) = 1 and pow(+-1, +-infinity) = 1 where Java has NaN. Lane by lane, as some drivers' pow of vectors
// is wrong for denormal numbers, or beside special ones.
static double power_of_one(double a, double b)
{
    return b != b || (fabs(a) == 1 && isinf(b)) ? NAN : pow(a, b);
}

LANE_BY_LANE(power, power_of_one)

// The error function by W. J. Cody, Math. Comp. 23 (1969), 631-637, doi:10.1090/S0025-5718-1969-0247736-4; coefficients with the
// highest power first. |x| <= 0.46875: x R(x^2); |x| <= 4: 1 - exp(-x^2) R(x); beyond: 1 - exp(-x^2)/x (1/sqrt(pi) - R(1/x^2)/x^2).

constant double small_above[] = {1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2, 3.77485237685302021e2,
    3.20937758913846947e3};
constant double small_below[] = {1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3};
constant double middle_above[] = {2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1,
    2.98635138197400131e2, 8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3};
constant double middle_below[] = {1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
    3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3};
constant double large_above[] = {1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
    1.60837851487422766e-2, 6.58749161529837803e-4};
constant double large_below[] = {1, 2.56852019228982242, 1.87295284992346047, 5.27905102951428412e-1, 6.05183413124413191e-2,
    2.33520497626869185e-3};

static real ratio(constant double *above, constant double *below, int count, real s)
{
    real numerator = (real)(0), denominator = (real)(0);
    for (int i = 0; i < count; i++) {
        numerator = numerator * s + (real)(above[i]);
        denominator = denominator * s + (real)(below[i]);
    }
    return numerator / denominator;
}

static real error_function(real x)
{
    const real y = fabs(x);
    const real s = 1 / (y * y);
    const real bell = exponential(-y * y);
    const real near = x * ratio(small_above, small_below, 5, x * x);
    const real middle = 1 - bell * ratio(middle_above, middle_below, 9, y);
    const real far = 1 - bell / y * ((real)(0.5641895835477563) - s * ratio(large_above, large_below, 6, s));
    const real beyond = EITHER(y > (real)(6), (real)(1), far);
    return EITHER(y <= (real)(0.46875), near, copysign(EITHER(y <= (real)(4), middle, beyond), x));
}
