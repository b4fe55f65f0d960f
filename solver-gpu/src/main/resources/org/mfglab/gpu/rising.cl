// Where a function that does not fall passes a value, by false positions (Illinois) and, every third step, by bisection, which kinks need. It is not above the value at "low", nor below it at "high".

#define RISING_STEPS 200

#define ROOT_OF(name, type, f) \
    APART static double name(type *s, const double value, double low, double high) { \
        double below = f(s, low) - value; \
        double above = f(s, high) - value; \
        if (!(below < 0)) return low; \
        int side = 0; \
        for (int k = 0; k < RISING_STEPS && high - low > 2 * ulp(upper(fabs(low), fabs(high))); k++) { \
            const double middle = low + 0.5 * (high - low); \
            double guess = k % 3 == 2 ? middle : low - below * (high - low) / (above - below); \
            if (!(low < guess && guess < high)) guess = middle; \
            const double off = f(s, guess) - value; \
            if (off == 0) return guess; \
            if (off < 0) { \
                low = guess; \
                below = off; \
                if (side < 0) above *= 0.5; \
                side = -1; \
            } else { \
                high = guess; \
                above = off; \
                if (side > 0) below *= 0.5; \
                side = 1; \
            } \
        } \
        return low + 0.5 * (high - low); \
    }
