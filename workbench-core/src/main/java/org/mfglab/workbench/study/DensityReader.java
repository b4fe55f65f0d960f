package org.mfglab.workbench.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.mfglab.formula.Formula;
import org.mfglab.game.Density;
import org.mfglab.game.FormulaDensity;
import org.mfglab.game.GaussianMixture;
import org.mfglab.game.KernelDensity;
import org.mfglab.grid.Domain;

/// Reads `[field.NAME]`: a density by formula, mixture, samples or by the name of a known one.
final class DensityReader {

    /// A field as the file gives it.
    ///
    /// @param density its shape
    /// @param mass    what it is to be scaled to; empty: as given
    /// @param floor   smaller values are raised to it; minus infinity: none
    record Given(String name, Density density, OptionalDouble mass, double floor) { }

    private final Values values;
    private final FormulaReader formulas;
    private final Attachments files;
    private final ArrayReader arrays;
    private final int dimension;
    private final Optional<Domain> domain;

    /// @param files  where files of samples, pictures and arrays are found
    /// @param domain absent if the file's is wrong
    DensityReader(Values values, FormulaReader formulas, Attachments files, int dimension, Optional<Domain> domain) {
        this.values = values;
        this.formulas = formulas;
        this.files = files;
        this.arrays = new ArrayReader(values, files, domain, dimension);
        this.dimension = dimension;
        this.domain = domain;
    }

    /// @param isDensity whether mass 1 and a floor of 0 are the defaults, as they are for a population but not for a symbol of a formula
    Optional<Given> read(String name, boolean isDensity) {
        Optional<FieldType> type = values.require(Schema.FIELD_TYPE.at(name));
        if (type.isEmpty()) return Optional.empty();
        boolean misplaced = misplacedKeys(name, type.get());
        Optional<? extends Density> density = switch (type.get()) {
            case FORMULA -> formula(name);
            case MIXTURE -> mixture(name);
            case SAMPLES -> samples(name);
            case IMAGE -> arrays.image(name);
            case NPY -> arrays.numpy(name);
            case PRESET -> preset(name);
        };
        Optional<OptionalDouble> mass = mass(name, isDensity);
        boolean floored = isDensity || values.node("field." + name + ".floor").isPresent();
        Optional<Double> floor = floored ? values.get(Schema.FLOOR.at(name)) : Optional.of(Double.NEGATIVE_INFINITY);
        return misplaced || density.isEmpty() || mass.isEmpty() || floor.isEmpty() ? Optional.empty()
                : Optional.of(new Given(name, density.get(), mass.get(), floor.get()));
    }

    private boolean misplacedKeys(String name, FieldType type) {
        boolean any = false;
        for (Map.Entry<String, Node> entry : values.table("field." + name).orElseThrow().entries().entrySet())
            if (type.excludes(entry.getKey())) {
                values.issues().add(entry.getValue().key(), IssueCode.E110,
                        "A field of type %s has no key '%s'.".formatted(type.key(), entry.getKey()), "Remove it, or change the type of the field.");
                any = true;
            }
        return any;
    }

    private Optional<OptionalDouble> mass(String name, boolean isDensity) {
        Key<Node> key = Schema.NORMALISE.at(name);
        Optional<Node> node = values.get(key);
        if (node.isEmpty()) {
            values.remember(key.path(), String.valueOf(isDensity), "default");
            return Optional.of(isDensity ? OptionalDouble.of(1) : OptionalDouble.empty());
        }
        if (node.get() instanceof Node.Value(Place _, Place _, Boolean flag)) return Optional.of(flag ? OptionalDouble.of(1) : OptionalDouble.empty());
        try {
            return Optional.of(OptionalDouble.of(Type.positive().read(node.get())));
        } catch (Unreadable e) {
            values.issues().add(node.get().place(), e, key.path());
            return Optional.empty();
        }
    }

    private Optional<FormulaDensity> formula(String name) {
        Key<String> key = Schema.EXPRESSION.at(name);
        if (values.node(key.path()).isEmpty()) values.require(key);
        return formulas.inSpace(key, dimension).map(FormulaDensity::new);
    }

    private Optional<GaussianMixture> mixture(String name) {
        Optional<Node> means = values.require(Schema.MEANS.at(name));
        Optional<Node> covariances = values.require(Schema.COVARIANCES.at(name));
        Optional<Node> weights = values.get(Schema.WEIGHTS.at(name));
        if (means.isEmpty() || covariances.isEmpty()) return Optional.empty();
        return MixtureReader.read(means.get(), covariances.get(), weights, dimension, values.issues());
    }

    private Optional<GaussianMixture> samples(String name) {
        Key<String> key = Schema.FILE.at(name);
        Optional<String> file = values.require(key);
        Optional<String> array = values.get(Schema.ARRAY.at(name));
        Optional<OptionalDouble> bandwidth = bandwidth(name);
        if (file.isEmpty() || bandwidth.isEmpty()) return Optional.empty();
        values.derive(key.path(), Node.quote(files.everywhere(file.get())));
        try {
            double[][] samples = SampleFile.read(files.path(file.get()), array, dimension);
            domain.ifPresent(box -> outside(samples, box, values.place(key.path()), file.get()));
            return Optional.of(bandwidth.get().isPresent() ? KernelDensity.round(samples, bandwidth.get().getAsDouble()) : KernelDensity.scott(samples));
        } catch (IOException e) {
            values.issues().add(values.place(key.path()), IssueCode.E112, "The samples '%s' cannot be read. %s".formatted(file.get(), e.getMessage()),
                    "File names are relative to the folder of the problem file.");
        } catch (IllegalArgumentException e) {
            values.issues().add(values.place(key.path()), IssueCode.E112, "The samples '%s' all lie on one line, plane or point.".formatted(file.get()),
                    "Give bandwidth a number instead of \"scott\".");
        }
        return Optional.empty();
    }

    private void outside(double[][] samples, Domain box, Place place, String file) {
        long count = Arrays.stream(samples).filter(x -> IntStream.range(0, x.length)
                .anyMatch(axis -> x[axis] < box.axes().get(axis).low() || x[axis] > box.axes().get(axis).high())).count();
        if (count > 0)
            values.issues().add(place, IssueCode.N233, "%s of the %s samples in '%s' lie outside the domain.".formatted(count, samples.length, file), "");
    }

    private Optional<OptionalDouble> bandwidth(String name) {
        Key<Node> key = Schema.BANDWIDTH.at(name);
        Optional<Node> node = values.get(key);
        if (node.isEmpty()) values.remember(key.path(), "\"scott\"", "default");
        if (node.isEmpty() || node.get() instanceof Node.Value(Place _, Place _, Object word) && word.equals("scott")) return Optional.of(OptionalDouble.empty());
        try {
            return Optional.of(OptionalDouble.of(Type.positive().read(node.get())));
        } catch (Unreadable e) {
            values.issues().add(node.get().place(), IssueCode.E107, key.path() + " must be \"scott\" or a positive number.", "");
            return Optional.empty();
        }
    }

    private Optional<Density> preset(String name) {
        Key<KnownDensity> key = Schema.PRESET.at(name);
        Optional<KnownDensity> known = values.require(key);
        if (known.isPresent() && dimension != 2) {
            values.issues().add(values.place(key.path()), IssueCode.E107, "The density '%s' has two axes, the domain %s.".formatted(known.get().key(), dimension),
                    "Give the field as a mixture.");
            return Optional.empty();
        }
        return known.map(KnownDensity::density);
    }

    /// A formula that stands for a field wherever it is named, if the field is one.
    static Optional<Formula> asFormula(Given given) {
        return given.density() instanceof FormulaDensity(Formula formula) && given.mass().isEmpty() && given.floor() == Double.NEGATIVE_INFINITY
                ? Optional.of(formula) : Optional.empty();
    }
}
