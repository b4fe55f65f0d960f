package org.mfglab.workbench.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.mfglab.game.GaussianMixture;

/// Reads the weights, means and covariances of a Gaussian mixture.
final class MixtureReader {

    private final int dimension;

    private MixtureReader(int dimension) {
        this.dimension = dimension;
    }

    /// @param weights absent: equal
    static Optional<GaussianMixture> read(Node means, Node covariances, Optional<Node> weights, int dimension, Issues issues) {
        MixtureReader reader = new MixtureReader(dimension);
        try {
            List<Node> points = items(means, "means");
            List<Node> matrices = items(covariances, "covariances");
            int count = points.size();
            if (count == 0) throw impossible(means, "The mixture has no means.", "Give one point for each Gaussian.");
            List<Double> scale = weights.isPresent() ? numbers(weights.get(), "weights") : Collections.nCopies(count, 1.0);
            sameLength(covariances, "covariances", matrices.size(), count);
            if (weights.isPresent()) sameLength(weights.get(), "weights", scale.size(), count);
            List<GaussianMixture.Component> components = new ArrayList<>();
            for (int i = 0; i < count; i++)
                components.add(reader.component(weights.orElse(means), scale.get(i), points.get(i), matrices.get(i)));
            return Optional.of(new GaussianMixture(components));
        } catch (Unreadable e) {
            issues.add(e.place(), e.code(), e.getMessage(), e.suggestion());
            return Optional.empty();
        }
    }

    private GaussianMixture.Component component(Node weights, double weight, Node point, Node matrix) throws Unreadable {
        if (!(weight > 0)) throw impossible(weights, "A weight (%s) must be positive.".formatted(weight), "Leave out Gaussians of weight 0.");
        GaussianMixture.Component component = new GaussianMixture.Component(weight, mean(point), covariance(matrix));
        try {
            new GaussianMixture(List.of(component));
        } catch (IllegalArgumentException e) {
            throw impossible(matrix, "A covariance must be symmetric and positive definite.", "Variances stand on the diagonal and are positive.");
        }
        return component;
    }

    /// A point; on one axis it may be a number.
    private double[] mean(Node node) throws Unreadable {
        if (dimension == 1 && node instanceof Node.Value) return new double[] {Type.number().read(node)};
        List<Double> mean = numbers(node, "a mean");
        if (mean.size() != dimension) throw impossible(node, "A mean has %s coordinates, the domain %s axes.".formatted(mean.size(), dimension), "");
        return mean.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// A matrix, or its diagonal, or the one number on its diagonal.
    private double[][] covariance(Node node) throws Unreadable {
        double[][] matrix = new double[dimension][dimension];
        if (node instanceof Node.Value) {
            double variance = Type.positive().read(node);
            for (int i = 0; i < dimension; i++) matrix[i][i] = variance;
            return matrix;
        }
        List<Node> rows = items(node, "a covariance");
        if (rows.size() != dimension) throw impossible(node, "A covariance has %s rows, the domain %s axes.".formatted(rows.size(), dimension), "");
        for (int i = 0; i < dimension; i++) {
            if (rows.get(i) instanceof Node.Value) {
                matrix[i][i] = Type.positive().read(rows.get(i));
                continue;
            }
            List<Double> row = numbers(rows.get(i), "a row of a covariance");
            if (row.size() != dimension) throw impossible(rows.get(i), "A row of a covariance has %s numbers, the domain %s axes.".formatted(row.size(), dimension), "");
            for (int j = 0; j < dimension; j++) matrix[i][j] = row.get(j);
        }
        for (int i = 0; i < dimension; i++)
            for (int j = 0; j < i; j++)
                if (matrix[i][j] != matrix[j][i]) throw impossible(node, "A covariance must be symmetric.", "");
        return matrix;
    }

    private static List<Node> items(Node node, String noun) throws Unreadable {
        if (node instanceof Node.Sequence(Place _, Place _, List<Node> items)) return items;
        throw new Unreadable(node.place(), IssueCode.E103, "'%s' must be a list, not %s.".formatted(noun, Node.describe(node)), "Put it in brackets: [" + node.toml() + "].");
    }

    private static List<Double> numbers(Node node, String noun) throws Unreadable {
        return Node.numbers(node).orElseThrow(() -> new Unreadable(node.place(), IssueCode.E103, "'%s' must be a list of numbers.".formatted(noun), ""));
    }

    private static void sameLength(Node node, String noun, int size, int count) throws Unreadable {
        if (size != count)
            throw impossible(node, "The mixture has %s means, so '%s' must have %s entries, not %s.".formatted(count, noun, count, size), "Give one for each Gaussian.");
    }

    private static Unreadable impossible(Node node, String message, String suggestion) {
        return new Unreadable(node.place(), IssueCode.E107, message, suggestion);
    }
}
