package org.mfglab.workbench.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mfglab.game.SampledDensity;
import org.mfglab.game.SampledDensity.Points;
import org.mfglab.grid.Domain;
import org.mfglab.workbench.file.GreyImage;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.file.NumpyFile;

/// Reads fields that are given point by point over the whole box: pictures and arrays of any resolution.
final class ArrayReader {

    private static final int MOST_VALUES = 1 << 26;

    private final Values values;
    private final Attachments files;
    private final Optional<Domain> domain;
    private final int dimension;

    /// @param domain absent if the file's is wrong
    ArrayReader(Values values, Attachments files, Optional<Domain> domain, int dimension) {
        this.values = values;
        this.files = files;
        this.domain = domain;
        this.dimension = dimension;
    }

    /// The grey levels of a picture, 0 for black and 1 for white or the other way round; in three dimensions the same at every z.
    Optional<SampledDensity> image(String name) {
        Key<String> key = Schema.FILE.at(name);
        Optional<String> file = values.require(key);
        Optional<Boolean> inverted = values.get(Schema.INVERT.at(name));
        Optional<Double> blur = values.get(Schema.BLUR.at(name));
        if (file.isEmpty() || inverted.isEmpty() || blur.isEmpty()) return Optional.empty();
        values.derive(key.path(), Node.quote(files.everywhere(file.get())));
        if (dimension == 1) return wrong(key.path(), IssueCode.E107, "An image has two axes, the domain one.", "Give the field as an array: type = \"npy\".");
        try {
            GreyImage image = files.image(file.get());
            return domain.flatMap(box -> image(box, image, inverted.get(), blur.get(), name));
        } catch (IOException e) {
            return unreadable(key, "image", file.get(), e);
        }
    }

    private Optional<SampledDensity> image(Domain box, GreyImage image, boolean inverted, double blur, String name) {
        List<Points> axes = new ArrayList<>();
        axes.add(Points.cells(box.axes().get(0), image.width(), box.periodic(0)));
        axes.add(Points.cells(box.axes().get(1), image.height(), box.periodic(1)));
        if (dimension == 3) axes.add(Points.cells(box.axes().get(2), 1, false));
        double[] grey = new double[image.width() * image.height()];
        for (int row = 0; row < image.height(); row++)
            for (int column = 0; column < image.width(); column++) {
                float level = image.at(image.height() - 1 - row, column);
                grey[row * image.width() + column] = inverted ? 1 - level : level;
            }
        for (int axis = 0; axis < 2; axis++) {
            double points = blur / axes.get(axis).step();
            if (points > Blur.WIDEST)
                return wrong(Schema.BLUR.at(name).path(), IssueCode.E107, "A blur of %s is %s points of this image; at most %s are possible.".formatted(blur, Math.round(points), Blur.WIDEST),
                        "Use a smaller image, or less of it.");
            grey = Blur.along(axis, grey, image.width(), image.height(), points, axes.get(axis).periodic());
        }
        return Optional.of(new SampledDensity(axes, grey));
    }

    /// An array `[z, y, x]` at the points of a grid over the box with as many points as the array has.
    Optional<SampledDensity> numpy(String name) {
        Key<String> key = Schema.FILE.at(name);
        Optional<String> file = values.require(key);
        Optional<String> array = values.get(Schema.ARRAY.at(name));
        if (file.isEmpty()) return Optional.empty();
        values.derive(key.path(), Node.quote(files.everywhere(file.get())));
        try {
            NumpyArray read = read(file.get(), array);
            return domain.isPresent() ? Optional.of(sampled(domain.get(), read)) : Optional.empty();
        } catch (IOException e) {
            return unreadable(key, "array", file.get(), e);
        }
    }

    private NumpyArray read(String file, Optional<String> array) throws IOException {
        String name = file.toLowerCase(Locale.ROOT);
        if (!name.endsWith(".npy") && !name.endsWith(".npz")) throw new IOException("Its name ends neither in .npy nor .npz.");
        SampleFile.checkRegular(files.path(file));
        return name.endsWith(".npz") ? NumpyFile.readArchive(files.path(file), array, MOST_VALUES) : NumpyFile.read(files.path(file), MOST_VALUES);
    }

    private SampledDensity sampled(Domain box, NumpyArray array) throws IOException {
        List<Integer> shape = array.shape();
        if (shape.size() != dimension)
            throw new IOException("Its shape %s must have %s, %s. %s".formatted(shape, dimension == 1 ? "one length" : dimension + " lengths",
                    dimension == 1 ? "that of x" : dimension == 2 ? "those of y and x" : "those of z, y and x",
                    shape.size() == dimension + 1 ? "Of an array with a time axis save one level: numpy.save(\"last.npy\", m[-1])." : ""));
        if (array.values().length == 0) throw new IOException("It is empty.");
        for (int i = 0; i < array.values().length; i++)
            if (!Double.isFinite(array.values()[i])) throw new IOException("Its element %s is not finite (%s).".formatted(i, array.values()[i]));
        List<Points> axes = new ArrayList<>();
        for (int axis = 0; axis < dimension; axis++) axes.add(Points.grid(box.axes().get(axis), shape.get(dimension - 1 - axis), box.periodic(axis)));
        return new SampledDensity(axes, array.values());
    }

    private Optional<SampledDensity> unreadable(Key<String> key, String what, String file, IOException e) {
        return wrong(key.path(), IssueCode.E112, "The %s '%s' cannot be read. %s".formatted(what, file, e.getMessage()).strip(), "");
    }

    private Optional<SampledDensity> wrong(String key, IssueCode code, String message, String suggestion) {
        values.issues().add(values.place(key), code, message, suggestion);
        return Optional.empty();
    }
}
