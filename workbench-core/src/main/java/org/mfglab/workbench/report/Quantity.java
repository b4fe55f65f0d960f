package org.mfglab.workbench.report;

import java.util.List;
import org.mfglab.workbench.figure.ColourMap;
import org.mfglab.workbench.figure.Scale;

/// What is drawn, and on which colours.
public enum Quantity {

    /// From 0 to its largest value.
    DENSITY("density", "density m") {
        @Override
        public String unit(int dimension) {
            return PER.get(dimension - 1);
        }

        @Override
        Scale scale(FieldSeries series) {
            return Scale.density(label(), unit(series.dimension()), new double[] {series.low(), series.high()});
        }
    },

    /// A density minus that of a baseline: balanced about 0.
    DIFFERENCE("difference", "difference m - m_base") {
        @Override
        public String unit(int dimension) {
            return PER.get(dimension - 1);
        }

        @Override
        Scale scale(FieldSeries series) {
            return Scale.signed(label(), unit(series.dimension()), new double[] {series.low(), series.high()});
        }

        @Override
        String symbol() {
            return "Δm";
        }
    },

    /// From its smallest to its largest value.
    VALUE("value", "value u") {
        @Override
        public String unit(int dimension) {
            return "cost";
        }

        @Override
        Scale scale(FieldSeries series) {
            return Scale.sequential(label(), unit(series.dimension()), new double[] {series.low(), series.high()}).withMap(ColourMap.CIVIDIS);
        }
    },

    /// Balanced about 0; on the line, where it has one component.
    VELOCITY("velocity", "velocity v") {
        @Override
        public String unit(int dimension) {
            return "length/time";
        }

        @Override
        Scale scale(FieldSeries series) {
            return Scale.signed(label(), unit(series.dimension()), new double[] {series.low(), series.high()});
        }
    };

    private static final List<String> PER = List.of("1/length", "1/length²", "1/length³");

    private final String word;
    private final String label;

    Quantity(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /// The word of file names and options.
    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    /// A letter for axes.
    String symbol() {
        return label.substring(label.length() - 1);
    }

    /// What it is measured in, in the units of length, time and cost that the problem file uses; a density that is per so many dimensions.
    public abstract String unit(int dimension);

    /// The label with the unit in brackets.
    String labelled(FieldSeries series) {
        return label + " [" + unit(series.dimension()) + "]";
    }

    /// One scale for all times: limits never move.
    abstract Scale scale(FieldSeries series);
}
