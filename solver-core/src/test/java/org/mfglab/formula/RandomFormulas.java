package org.mfglab.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.mfglab.formula.Condition.Comparison;
import org.mfglab.formula.Condition.Relation;
import org.mfglab.formula.Formula.Call;
import org.mfglab.formula.Formula.Negate;
import org.mfglab.formula.Formula.Norm;
import org.mfglab.formula.Formula.Power;
import org.mfglab.formula.Formula.Product;
import org.mfglab.formula.Formula.Quotient;
import org.mfglab.formula.Formula.Sum;
import org.mfglab.formula.Formula.Where;

/// Seeded random trees over all kinds of nodes, for the property tests.
public final class RandomFormulas {

    public static final List<String> SYMBOLS = List.of("x", "y", "m", "p_x", "p_y");

    private static final double[] NUMBERS = {0, 1, 2, 3, 0.5, -1, -2, -0.25, 0.1, Math.PI, 1e-7, 1234567.25, 1e20};

    private final RandomGenerator random;

    public RandomFormulas(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    Scope scope() {
        return Scope.of(2, List.of());
    }

    public double between(double low, double high) {
        return random.nextDouble(low, high);
    }

    public Formula next(int depth) {
        if (depth == 0) return leaf();
        return switch (random.nextInt(12)) {
            case 0 -> leaf();
            case 1 -> new Negate(next(depth - 1));
            case 2, 3 -> new Sum(several(() -> next(depth - 1)));
            case 4, 5 -> new Product(several(() -> next(depth - 1)));
            case 6 -> new Quotient(next(depth - 1), next(depth - 1));
            case 7 -> new Power(next(depth - 1), Formula.constant(new double[] {2, 3, 0.5, -1, 1.5, 0.75, 2.3}[random.nextInt(7)]));
            case 8 -> new Power(next(depth - 1), next(depth - 1));
            case 9 -> call(depth - 1);
            case 10 -> new Norm(several(() -> next(depth - 1)));
            default -> new Where(condition(depth - 1), next(depth - 1), next(depth - 1));
        };
    }

    private Formula leaf() {
        return random.nextInt(3) == 0 ? Formula.constant(NUMBERS[random.nextInt(NUMBERS.length)])
                : Formula.symbol(SYMBOLS.get(random.nextInt(SYMBOLS.size())));
    }

    private Formula call(int depth) {
        Function function = Function.values()[random.nextInt(Function.values().length)];
        return new Call(function, function.isExtremum() ? several(() -> next(depth)) : List.of(next(depth)));
    }

    private Condition condition(int depth) {
        return switch (depth == 0 ? 3 : random.nextInt(6)) {
            case 0 -> new Condition.And(several(() -> condition(depth - 1)));
            case 1 -> new Condition.Or(several(() -> condition(depth - 1)));
            case 2 -> new Condition.Not(condition(depth - 1));
            default -> new Comparison(Relation.values()[random.nextInt(6)], next(Math.max(0, depth - 1)), next(Math.max(0, depth - 1)));
        };
    }

    private <T> List<T> several(Supplier<T> member) {
        List<T> members = new ArrayList<>();
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) members.add(member.get());
        return members;
    }
}
