// How the places of a slice are shared out: on a processor an item has CHUNK places that follow each other, elsewhere neighbouring items have neighbouring places.
#if PROCESSOR
#define EACH(i, n) for (int i = (int)get_global_id(0) * CHUNK, last_##i = min((int)(n), i + CHUNK); i < last_##i; i++)
#else
#define EACH(i, n) for (int i = (int)get_global_id(0); i < (int)(n); i += (int)get_global_size(0))
#endif

// Vectors needed to hold n numbers.
#define VECTORS(n) (((n) + WIDTH - 1) / WIDTH)
