package org.mfglab.workbench.study;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.file.NumpyFile;

/// Reads samples: an array `[n, d]` (or `[n]` on one axis) in a numpy file, or lines of numbers separated by commas,
/// semicolons or blanks, with or without a line of names.
public final class SampleFile {

    private static final int MOST = 1_000_000;
    private static final long LARGEST = 1L << 28;
    private static final int LONGEST_LINE = 10_000;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private SampleFile() { }

    /// @param array which one of an archive; may be left out if there is only one
    /// @return shape `[n, d]`, n greater than d
    /// @throws IOException with a message that goes on from "cannot be read."
    public static double[][] read(Path file, Optional<String> array, int dimension) throws IOException {
        checkRegular(file);
        if (Files.size(file) > LARGEST) throw new IOException("It has %s MiB; more than %s are refused.".formatted(Files.size(file) >> 20, LARGEST >> 20));
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        try {
            double[][] samples;
            if (name.endsWith(".npz")) samples = rows(NumpyFile.readArchive(file, array, MOST * dimension), dimension);
            else if (name.endsWith(".npy")) samples = rows(NumpyFile.read(file, MOST * dimension), dimension);
            else if (name.endsWith(".csv")) samples = lines(file, dimension);
            else throw new IOException("Its name ends neither in .npy, .npz nor .csv.");
            return checked(samples, dimension);
        } catch (NoSuchFileException e) {
            throw new IOException("There is no such file: " + file + ".", e);
        }
    }

    /// The columns of the first row of numbers of a text file; 0 if it has none.
    ///
    /// @throws IOException with a message that goes on from "cannot be read."
    public static int columns(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.length() > LONGEST_LINE) throw new IOException("It has a line that is longer than %s characters.".formatted(LONGEST_LINE));
                if (isNumbers(line)) return row(line).length;
            }
            return 0;
        } catch (MalformedInputException e) {
            throw new IOException("It is not text in UTF-8.", e);
        }
    }

    static void checkRegular(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new IOException(Files.exists(file) ? "It is not a file." : "There is no such file: " + file + ".");
    }

    private static double[][] rows(NumpyArray array, int dimension) throws IOException {
        boolean flat = array.shape().size() == 1 && dimension == 1;
        if (!flat && (array.shape().size() != 2 || array.shape().get(1) != dimension))
            throw new IOException("Its shape %s must be [n, %s]: one row for each sample, one column for each axis of the domain.".formatted(array.shape(), dimension));
        double[][] samples = new double[array.shape().getFirst()][dimension];
        for (int i = 0; i < samples.length; i++) System.arraycopy(array.values(), i * dimension, samples[i], 0, dimension);
        return samples;
    }

    private static double[][] lines(Path file, int dimension) throws IOException {
        List<double[]> samples = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (number == 1 && line.startsWith(BYTE_ORDER_MARK)) line = line.substring(1);
                boolean names = number == 1 && line.chars().anyMatch(Character::isLetter) && !line.matches("[-+0-9.eE,; \t]+");
                if (line.isBlank() || line.startsWith("#") || names) continue;
                if (line.length() > LONGEST_LINE) throw new IOException("Its line %s is longer than %s characters.".formatted(number, LONGEST_LINE));
                if (samples.size() == MOST) throw new IOException("It holds more than %s samples.".formatted(MOST));
                samples.add(row(line, number, dimension));
            }
        } catch (MalformedInputException e) {
            throw new IOException("It is not text in UTF-8.", e);
        }
        return samples.toArray(double[][]::new);
    }

    private static boolean isNumbers(String line) {
        return !line.isBlank() && line.matches("[-+0-9.eEnNaAiIfFtTyY,; \t]+") && line.chars().anyMatch(Character::isDigit);
    }

    private static String[] row(String line) {
        return line.strip().split("\\s*[,;]\\s*|\\s+");
    }

    private static double[] row(String line, int number, int dimension) throws IOException {
        String[] columns = row(line);
        if (columns.length != dimension)
            throw new IOException("Its line %s has %s columns, the domain %s axes.".formatted(number, columns.length, dimension));
        double[] row = new double[dimension];
        for (int axis = 0; axis < dimension; axis++) {
            try {
                row[axis] = Double.parseDouble(columns[axis]);
            } catch (NumberFormatException e) {
                throw new IOException("Its line %s holds '%s' where a number must be.".formatted(number, columns[axis].substring(0, Math.min(20, columns[axis].length()))), e);
            }
        }
        return row;
    }

    private static double[][] checked(double[][] samples, int dimension) throws IOException {
        if (samples.length <= dimension) throw new IOException("It holds %s samples; at least %s are needed.".formatted(samples.length, dimension + 1));
        if (samples.length > MOST) throw new IOException("It holds %s samples; more than %s are refused.".formatted(samples.length, MOST));
        for (int i = 0; i < samples.length; i++)
            for (double x : samples[i])
                if (!Double.isFinite(x)) throw new IOException("Its sample %s is not finite (%s).".formatted(i, x));
        return samples;
    }
}
