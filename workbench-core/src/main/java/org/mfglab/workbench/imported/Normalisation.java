package org.mfglab.workbench.imported;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.run.Refusal;

/// What was done to coordinates before training, undone: `x = mean + std * x'`.
///
/// @param mean one number per axis
/// @param std  one positive number per axis
record Normalisation(double[] mean, double[] std) {

    /// @throws Refusal if the file has a mean or deviation, and nobody says whether it is in the coordinates already
    static Normalisation of(Roles roles, int dimension) throws Refusal {
        List<String> there = new ArrayList<>();
        for (Role role : List.of(Role.MEAN, Role.STD)) if (!roles.mapping().gives(role)) roles.find(role).ifPresent(there::add);
        if (!there.isEmpty())
            throw roles.unknown("The file has '%s': are the points still divided by it?".formatted(String.join("' and '", there)),
                    "--map mean=mean --map std=std, with the names of the arrays, to undo what was done in training", "--map mean=0 --map std=1 if they are in the units of space");
        double[] std = numbers(roles, Role.STD, dimension, 1);
        for (double s : std) if (!(s > 0)) throw Mapping.wrong("The standard deviation (%s) of --map std must be positive.".formatted(s));
        return new Normalisation(numbers(roles, Role.MEAN, dimension, 0), std);
    }

    private static double[] numbers(Roles roles, Role role, int dimension, double without) throws Refusal {
        Optional<String> given = roles.mapping().one(role);
        double[] numbers = given.isEmpty() ? new double[] {without} : roles.arrays().has(given.get()) ? roles.arrays().read(given.get()).values() : parse(role, given.get(), roles);
        for (double number : numbers) if (!Double.isFinite(number)) throw Mapping.wrong("The %s of --map %s=%s is not finite (%s).".formatted(role.key(), role.key(), given.orElse(""), number));
        if (numbers.length == 1) {
            double[] equal = new double[dimension];
            Arrays.fill(equal, numbers[0]);
            return equal;
        }
        if (numbers.length != dimension)
            throw new Refusal(Exit.USAGE, new Message("C515", "The %s of --map %s=%s has %s numbers, the points %s coordinates.".formatted(role.key(), role.key(), given.orElse(""), numbers.length, dimension), List.of(), List.of()));
        return numbers;
    }

    private static double[] parse(Role role, String text, Roles roles) throws Refusal {
        try {
            return Arrays.stream(text.replaceAll("^\\[|]$", "").split(",")).mapToDouble(part -> Double.parseDouble(part.strip())).toArray();
        } catch (NumberFormatException e) {
            throw Mapping.wrong("'%s' of --map %s is neither a number, nor a list of them, nor an array of the file.".formatted(text, role.key()),
                    "As in --map %s=0.5 or --map %s=[0.5,0.1].".formatted(role.key(), role.key()), "It holds " + roles.arrays().described() + ".");
        }
    }

    /// Whether it changes anything.
    boolean identity() {
        return Arrays.stream(mean).allMatch(value -> value == 0) && Arrays.stream(std).allMatch(value -> value == 1);
    }

    /// Changes the points in place.
    ///
    /// @param points `[n, d]`
    void undo(double[][] points) {
        for (double[] point : points) for (int axis = 0; axis < point.length; axis++) point[axis] = mean[axis] + std[axis] * point[axis];
    }
}
